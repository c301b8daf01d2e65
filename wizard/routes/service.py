"""The door to routes: read a document, check it, compile it, and evaluate it for one child.

Only finding a version in force asks the database. A journey needs five lines:

    version = current_route_version("norfolk", "medical-needs", today)
    route = route_of(version)
    result = evaluate(route, Given(today=today, answers=answers))
    result.shown_questions, result.circumstance, result.requirements["medical"].status
    result.gate_ready("submit")
"""

from wizard.routes.asked import ChecklistItem, Choice, Column, Question, Step
from wizard.routes.casework.building import casework_of
from wizard.routes.casework.judging import (
    CriterionResult,
    Running,
    criteria_met,
    hours_for,
    judge_clocks,
    judge_criteria,
    money_runs,
    occurrence_after,
    period_ends,
    queue_priority,
    reminders_before,
)
from wizard.routes.casework.parts import Casework, EndReason, FundingRule, Line, Outcome, Panel, Pool, Way
from wizard.routes.checking.service import check_document
from wizard.routes.compiled import route_of
from wizard.routes.compiling import compile_route
from wizard.routes.differences import Difference, differences
from wizard.routes.document import RouteDocument, load_document
from wizard.routes.evaluation import evaluate
from wizard.routes.given import Given
from wizard.routes.linked_words import Link, links_in, pieces
from wizard.routes.logic import Reason
from wizard.routes.moments import add as moved_on
from wizard.routes.moving import Fate, Moved, plan_move
from wizard.routes.outline import Outline
from wizard.routes.papers import Enough, Papers, one_of, papers_for
from wizard.routes.parts import (
    Circumstance,
    Clause,
    Clock,
    Contact,
    Handover,
    NamedTest,
    Officer,
    Onward,
    Party,
    Requirement,
    Say,
    Start,
    VerdictRow,
)
from wizard.routes.previewing import edition_of_draft, register_preview
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.queries import (
    current_route_version,
    current_versions_at,
    current_versions_of,
    last_day_of,
    later_version,
)
from wizard.routes.result import (
    CircumstanceResult,
    ClockResult,
    ItemResult,
    Missing,
    RequirementResult,
    Result,
    TestResult,
)
from wizard.routes.route import Route
from wizard.routes.scenarios import ScenarioOutcome, run_scenarios
from wizard.routes.schema import schema_text
from wizard.routes.term_dates import register_term_dates
from wizard.routes.vocabulary import TOPICS
from wizard.routes.work import register_work

__all__ = [
    "TOPICS",
    "Casework",
    "ChecklistItem",
    "Choice",
    "Circumstance",
    "CircumstanceResult",
    "Clause",
    "Clock",
    "ClockResult",
    "Column",
    "Contact",
    "CriterionResult",
    "Difference",
    "DocumentRefused",
    "EndReason",
    "Enough",
    "Fate",
    "FundingRule",
    "Given",
    "Handover",
    "ItemResult",
    "Line",
    "Link",
    "Missing",
    "Moved",
    "NamedTest",
    "Officer",
    "Onward",
    "Outcome",
    "Outline",
    "Panel",
    "Papers",
    "Party",
    "Pool",
    "Problem",
    "Question",
    "Reason",
    "Requirement",
    "RequirementResult",
    "Result",
    "Route",
    "RouteDocument",
    "Running",
    "Say",
    "ScenarioOutcome",
    "Start",
    "Step",
    "TestResult",
    "VerdictRow",
    "Way",
    "casework_of",
    "check_document",
    "compile_route",
    "criteria_met",
    "current_route_version",
    "current_versions_at",
    "current_versions_of",
    "differences",
    "edition_of_draft",
    "evaluate",
    "hours_for",
    "judge_clocks",
    "judge_criteria",
    "last_day_of",
    "later_version",
    "links_in",
    "load_document",
    "money_runs",
    "moved_on",
    "occurrence_after",
    "one_of",
    "papers_for",
    "period_ends",
    "pieces",
    "plan_move",
    "queue_priority",
    "register_preview",
    "register_term_dates",
    "register_work",
    "reminders_before",
    "route_of",
    "run_scenarios",
    "schema_text",
]
