from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "wizard.attendance"
    label = "attendance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says how its letters are written, and gives the worker the monthly look through the registers."""
        from record.service import register_chore, register_sender
        from wizard.attendance.actions.purge_registers import purge_registers
        from wizard.attendance.calendars import calendar_of
        from wizard.attendance.letters import RETURNS, SCAN, build_returns, build_scan
        from wizard.attendance.scanning import scan_registers
        from wizard.routes.service import register_term_dates

        register_term_dates(calendar_of)
        register_sender(RETURNS, build_returns)
        register_sender(SCAN, build_scan)
        register_chore("attendance-monthly-scan", scan_registers)
        register_chore("attendance-purge", purge_registers)
