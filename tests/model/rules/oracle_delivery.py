"""DAT and DEL of domain 3.4, from the definitions."""

from __future__ import annotations

from collections.abc import Iterator

from tests.model.rules.oracle_facts import Facts, Found, filled, priority

DOCUMENTS = (
    "product_requirements",
    "ux",
    "research",
    "reporting",
    "technical",
    "database",
    "architecture",
    "deployment",
    "test",
)
CONFIRMERS = {"business_heavy": "business_owner", "experience": "project_owner"}
FOUR_POINTS = ("scenario", "dimensions", "definition", "special")


def data(facts: Facts) -> Iterator[Found]:
    for id, function in facts.functions.items():
        views = [v for v in facts.views.values() if v["function"] == id]
        if function["kind"] == "data" and not any(
            all(filled(view.get(point)) for point in FOUR_POINTS) for view in views
        ):
            yield Found("DAT801", (id,), "warning")
    for id, view in facts.views.items():
        tags = facts.all_functions[view["function"]].get("tags") or []
        exact = (
            view.get("subject") in ("performance", "finance", "kpi")
            or "finance" in tags
            or "performance" in tags
        )
        if not view.get("accuracy") or (exact and view["accuracy"] != "absolute"):
            yield Found("DAT802", (id,), "error")
        if view.get("subject") == "performance" and not any(map(filled, view.get("drivers") or [])):
            yield Found("DAT803", (id,), "warning")
    for id, goal in facts.goals.items():
        indicator = goal.get("indicator") or {}
        if not (
            filled(indicator.get("name"))
            and indicator.get("target") is not None
            and indicator.get("view") in facts.views
        ):
            yield Found("DAT804", (id,), "warning")


def delivery(facts: Facts) -> Iterator[Found]:
    for id in facts.modules:
        if facts.modules[id].get("key") and not has_choice(facts, id):
            yield Found("DEL901", (id,), "warning")
    yield from _open_items(facts)
    yield from _checklists(facts)
    yield from _changes(facts)


def has_choice(facts: Facts, module: str) -> bool:
    """Whether a module is free of DEL901."""
    held = [options for options in facts.option_sets if options.get("module") == module]
    if not held:
        return False
    options = held[0].get("options") or []
    return (
        2 <= len(options) <= 3
        and all(
            filled(option.get(f"{whose}_value"))
            for option in options
            for whose in ("user", "business", "platform")
        )
        and filled(held[0].get("competitor"))
    )


def _open_items(facts: Facts) -> Iterator[Found]:
    musts = {id for id, f in facts.all_functions.items() if priority(f) == "must"}
    for question in facts.questions:
        if question.get("status", "open") == "open" and musts & set(question.get("refs") or []):
            yield Found("DEL902", (question["id"],), "warning")
    for options in facts.option_sets:
        module = facts.modules.get(options.get("module") or "", {})
        if options.get("status", "open") == "open" and module.get("key"):
            yield Found("DEL902", (options["id"],), "warning")


def _checklists(facts: Facts) -> Iterator[Found]:
    gaps: list[tuple[str, str]] = []
    for item in facts.lifecycle.get("kickoff") or []:
        gap = ("kickoff", item["audience"])
        if not item.get("done") and gap not in gaps:
            gaps.append(gap)
    for id, module in facts.modules.items():
        if module.get("confirmer") != CONFIRMERS[module.get("flow", "business_heavy")]:
            gaps.append(("confirmation", id))
    for risk in facts.lifecycle.get("risks") or []:
        if not (risk.get("owner") and filled(risk.get("response"))):
            gaps.append(("risk", risk["id"]))
    documents = facts.lifecycle.get("deliverables") or []
    for document in DOCUMENTS:
        if not any(d["type"] == document and d.get("status") == "ready" for d in documents):
            gaps.append(("deliverable", document))
    for role in facts.internal():
        uses = {f for f in facts.functions if role in facts.roles_of(f)}
        taught = {
            function
            for training in facts.lifecycle.get("training") or []
            if role in (training.get("audience") or [])
            for function in training.get("functions") or []
        }
        if uses - taught:
            gaps.append(("training", role))
    for gap in gaps:
        yield Found("DEL903", gap, "warning")


def _changes(facts: Facts) -> Iterator[Found]:
    requests = facts.lifecycle.get("changes") or []
    for request in requests:
        if not request.get("classification"):
            yield Found("DEL904", (request["id"],), "error")
