from django.urls import path

from wizard.funding.pages import authority, case_money, invoices, statements

app_name = "funding"
urlpatterns = [
    path("money/", authority.first, name="first"),
    path("money/<slug:authority>/", authority.money_of, name="authority"),
    path("money/<slug:authority>/rates/<slug:rule>/", authority.rate, name="rate"),
    path("money/<slug:authority>/statement.pdf", statements.of_authority, {"form": "pdf"}, name="authority_pdf"),
    path("money/<slug:authority>/statement.xlsx", statements.of_authority, {"form": "xlsx"}, name="authority_xlsx"),
    path("money/<slug:authority>/statements/<slug:statement>/", statements.kept_of_authority, name="authority_kept"),
    path("<slug:reference>/money/", case_money.money, name="money"),
    path("<slug:reference>/money/statement.pdf", statements.of_case, {"form": "pdf"}, name="case_pdf"),
    path("<slug:reference>/money/statement.xlsx", statements.of_case, {"form": "xlsx"}, name="case_xlsx"),
    path("<slug:reference>/money/statements/<slug:statement>/", statements.kept_of_case, name="case_kept"),
    path("<slug:reference>/money/stop/", case_money.stop, name="stop"),
    path("<slug:reference>/money/rules/<slug:rule>/", case_money.terms, name="terms"),
    path("<slug:reference>/money/rules/<slug:rule>/charge/", case_money.charge, name="charge"),
    path("<slug:reference>/money/rules/<slug:rule>/paid/<int:number>/", case_money.paid, name="paid"),
    path("<slug:reference>/money/invoices/new/", invoices.new, name="new_invoice"),
    path("<slug:reference>/money/invoices/<int:number>/", invoices.invoice, name="invoice"),
    path("<slug:reference>/money/invoices/<int:number>/ask/", invoices.ask, name="ask"),
    path("<slug:reference>/money/invoices/<int:number>/<slug:kind>/", invoices.proof, name="proof"),
]
