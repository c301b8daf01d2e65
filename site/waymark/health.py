"""For whoever runs it: is the process alive, and can it work?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def live(request: HttpRequest) -> JsonResponse:
    """Answers as long as the process can answer."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Answers 200 when the database answers and has every migration, else 503. Names no detail of the fault."""
    try:
        executor = MigrationExecutor(connection)
        ready_now = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:  # any fault of the database means the same to a load balancer: send nobody here
        ready_now = False
    return JsonResponse({"ready": ready_now}, status=200 if ready_now else 503)
