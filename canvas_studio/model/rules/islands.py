"""Components of the graph U (goals, functions, roles; domain 3.2): what rule CAN108 stands on."""

from __future__ import annotations

from canvas_studio.model.facts import Facts


def islands(facts: Facts) -> list[tuple[str, ...]]:
    """The ids in each component of U but the largest, by code.

    Of components of one size, the one with the smallest code counts as the largest. What has no
    edge in U is no component: other rules speak of it.
    """
    components = [_by_code(facts, ids) for ids in _components(facts)]
    components.sort(key=lambda component: (-len(component), component[0]))
    return [tuple(id for _, id in component) for component in components[1:]]


def _by_code(facts: Facts, ids: set[str]) -> list[tuple[str, str]]:
    return sorted((getattr(facts.content.find(id), "code", id), id) for id in ids)


def _components(facts: Facts) -> list[set[str]]:
    unseen = {function.id for function in facts.functions if facts.goals_of(function.id)}
    components = []
    while unseen:
        reached = {next(iter(unseen))}
        component: set[str] = set()
        while reached:
            unseen -= reached
            component |= reached
            hubs = {hub for f in reached for hub in (*facts.goals_of(f), *facts.roles_of(f))}
            reached = set()
            for hub in hubs - component:
                reached |= unseen.intersection(facts.functions_at(hub))
            component |= hubs
        components.append(component)
    return components
