"""A claim as a clause in neutral words. In: one claim. Out: a finite clause ("2 people were killed in
shelling of a market in Lissoy on 13 August 2024") and a noun phrase ("shelling of a market in Lissoy"),
whatever parts are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.brief.amounts import (
    amount_of,
    bounded_words,
    counted_noun,
    outcome_of,
    participle_of,
    subset_words,
)
from reportedly.brief.dates import when_words
from reportedly.brief.names import (
    Phrase,
    common_phrase,
    head_of,
    is_pronoun,
    party_phrase,
    same_party,
    side_name,
    with_article,
)
from reportedly.brief.whereabouts import place_name, where_words
from reportedly.brief.wording import KindWords, kind_words, listed, measure_words, words
from reportedly.model.claim import Claim
from reportedly.model.figure import Figure
from reportedly.model.vocabulary import VIOLENT_KINDS

_ARMED = frozenset(("military", "armed_group"))  # who else stands near a toll seldom caused it
_STOCK = {
    "cumulative": "in total so far",
    "stock": "as things stood",
    "rate": "at a rate given in the report",
}


def join_words(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def counted_figures(claim: Claim) -> list[Figure]:
    """The figures that stand on their own: no parts of others, none that the text itself replaces."""
    relative = claim.place.relative if claim.place else None
    return [
        figure
        for figure in claim.figures
        if figure.subset_of is None
        and not figure.superseded
        # a distance that already tells the place is not told twice
        and not (
            figure.measure == "distance_km"
            and relative
            and relative.km in {figure.low, figure.best, figure.high}
        )
    ]


def _parts_of(claim: Claim, figure: Figure) -> str:
    index = claim.figures.index(figure)
    parts = [subset_words(part) for part in claim.figures if part.subset_of == index and not part.superseded]
    parts = list(dict.fromkeys(parts))
    return f" ({join_words(parts)})" if parts else ""


def _state(figure: Figure, kind: KindWords) -> str | None:
    """What the clause does not say by its verb."""
    if figure.basis == "stock" and kind.held:
        return None
    if figure.phase == "ongoing" and "{was}" in kind.forms["target"]:
        return _STOCK.get(figure.basis)
    return _STOCK.get(figure.basis) or {"planned": "planned", "ongoing": "going on"}.get(figure.phase)


def _own_target(claim: Claim, kind: KindWords) -> Phrase | None:
    own = [figure for figure in counted_figures(claim) if figure.measure in kind.own]
    texts = []
    for figure in own:
        frame = measure_words(figure.measure).frame
        amount = amount_of(figure)
        state = _state(figure, kind)
        text = frame.format(n=amount.text) if frame else amount.text
        texts.append(f"{text}{f' ({state})' if state else ''}{_parts_of(claim, figure)}")
    texts = list(dict.fromkeys(texts))
    if not texts:
        return None
    return Phrase(
        join_words(texts),
        len(texts) > 1 or (amount_of(own[0]).is_plural and not measure_words(own[0].measure).frame),
    )


def _site_target(claim: Claim) -> Phrase | None:
    if claim.kind != "site_risk":
        return None
    sites = [with_article(site.name) for site in claim.sites if site.named]
    if not sites and claim.place is not None and claim.place.precision == "site":
        sites = [place_name(claim.place)]
    return Phrase(join_words(sites), len(sites) > 1) if sites else None


def target_of(claim: Claim, kind: KindWords, *, show_names: bool) -> Phrase | None:
    """What the claim's act was done to: a counted number where the kind counts its targets, else the target's
    words."""
    return _own_target(claim, kind) or _site_target(claim) or named_target(claim, show_names=show_names)


def named_target(claim: Claim, *, show_names: bool) -> Phrase | None:
    """The target's words; None where they are those of a figure or say no more than the kind does."""
    target = claim.target
    if target is None or any(target.span.overlaps(figure.span) for figure in claim.figures):
        return None
    is_void = not target.name and head_of(target.span.text) in listed("void_targets")
    return None if is_void else party_phrase(target, show_names=show_names, definite=False)


def _with_instrument(claim: Claim, said: str) -> str:
    if claim.instrument is None:
        return ""
    text = " ".join(claim.instrument.span.text.split())
    heads = {word.lower().rstrip("s") for word in text.split()}
    if is_pronoun(text) or heads & {word.lower().rstrip("s") for word in said.split()}:
        return ""
    return f" using {common_phrase(text, definite=False).text}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _place_part(claim: Claim, kind: KindWords, target: Phrase | None) -> str:
    place = claim.place
    if place is not None and place.relative is None and target is not None:
        known = place.name or place.span.text
        if re.search(rf"\b{re.escape(known)}\b", target.text):
            return ""  # "against the town of Sudzha" need not be in Sudzha too
    return where_words(place, kind.place)


def event_words(claim: Claim, *, show_names: bool, with_actor: bool = True) -> str:
    """The act as a noun phrase with what it was done to, by whom and with what: `an air strike by jets on a
    depot`."""
    kind = kind_words(claim.kind)
    target = target_of(claim, kind, show_names=show_names)
    actor = party_phrase(claim.actor, show_names=show_names) if with_actor else None
    noun = f"{kind.noun} {kind.to} {target.text}" if target else kind.bare_noun
    by = f"by {actor.text}" if actor and actor != target else ""
    return _joined(noun, by) + _with_instrument(claim, noun)


def short_event(claim: Claim) -> str:
    """The act by its bare noun with place and time, to point at an incident in the lists."""
    kind = kind_words(claim.kind)
    return _joined(kind.bare_noun, where_words(claim.place, kind.place), when_words(claim.time))


def _subject(claim: Claim, show_names: bool) -> Phrase | None:
    """The actor as a subject; "they" or "it" where the speaker tells of itself."""
    actor = party_phrase(claim.actor, show_names=show_names)
    if actor is None or not same_party(claim.actor, claim.speaker):
        return actor
    if actor.is_plural:
        return Phrase("they", True)
    is_state = (
        claim.actor is not None and claim.actor.side is not None and claim.actor.actor_id == claim.actor.side
    )
    is_body = is_state and claim.actor is not None and not claim.actor.private and not _is_person(claim)
    return Phrase("it") if is_body or head_of(actor.text) in listed("the_heads") else actor


def _is_person(claim: Claim) -> bool:
    # a head of state bears the id of the state: only the state's own name is an "it"
    name = claim.speaker.name if claim.speaker is not None else None
    return claim.actor is None or (name or "") != side_name(claim.actor.side or "", {}).removeprefix("the ")


def _act_clause(claim: Claim, kind: KindWords, show_names: bool) -> str:
    actor = _subject(claim, show_names)
    target = target_of(claim, kind, show_names=show_names)
    if actor is not None and target is not None and actor.text == target.text:
        target = None
    form = "both" if actor and target else "actor" if actor else "target" if target else "none"
    agrees = target.is_plural if target and kind.present else kind.plural
    own = [figure for figure in counted_figures(claim) if figure.measure in kind.own]
    is_held = form == "both" and kind.held and any(figure.basis == "stock" for figure in own)
    verb = kind.held if is_held else kind.forms[form]
    actor_verb = verb.replace("{A} was", "{A} were") if actor and actor.is_plural else verb
    was = "were" if target and target.is_plural else "was"
    if own and form == "target" and all(figure.phase == "ongoing" for figure in own):
        was = "are being" if target and target.is_plural else "is being"
    clause = actor_verb.format(
        A=actor.text if actor else "",
        T=target.text if target else "",
        noun=kind.noun,
        to=kind.to,
        was=was,
        **{"is": _be(kind, agrees)},
    )
    where = _place_part(claim, kind, target)
    comma = "," if claim.kind == "site_risk" and where and claim.place and claim.place.relative else ""
    return _joined(clause + _with_instrument(claim, clause) + comma, where, when_words(claim.time))


def _be(kind: KindWords, plural: bool) -> str:
    if kind.present:
        return "are" if plural else "is"
    return "were" if plural else "was"


def _outcome_list(claim: Claim, figures: Sequence[Figure], verbs: dict[str, str]) -> str:
    texts: list[str] = []
    before = ""
    for figure in figures:
        done = verbs.get(figure.measure) or measure_words(figure.measure).done
        text = outcome_of(figure, done)
        noun = counted_noun(figure)
        is_plain = figure.phase == "done" and figure.basis == "event" and figure.bound != "vague"
        if noun in (before, "people") and before and is_plain and text.endswith(f" {noun} were {done}"):
            text = f"{bounded_words(figure)} {done}"  # "7 people were killed and 19 injured"
        before = noun
        texts.append(text + _parts_of(claim, figure))
    return join_words(list(dict.fromkeys(texts)))


def _outcome_clause(claim: Claim, kind: KindWords, outcomes: Sequence[Figure], show_names: bool) -> str:
    verbs = {"killed": "found dead"} if claim.kind == "bodies_found" else {}
    counted = _outcome_list(claim, outcomes, verbs)
    if claim.kind in {"casualties", "bodies_found"}:
        target = named_target(claim, show_names=show_names)
        armed = claim.actor if claim.actor and claim.actor.kind in _ARMED else None
        actor = party_phrase(armed, show_names=show_names)
        event = _joined(f"among {target.text}" if target else "", f"through {actor.text}" if actor else "")
    else:
        event = (
            f"{'in' if claim.kind in VIOLENT_KINDS else 'during'} {event_words(claim, show_names=show_names)}"
        )
    target = target_of(claim, kind, show_names=show_names)
    return _joined(counted, event, _place_part(claim, kind, target), when_words(claim.time))


def _additions(claim: Claim, figures: Sequence[Figure]) -> str:
    far = [amount_of(figure).text for figure in figures if figure.measure == "distance_km"]
    if len(set(far)) > 1:
        figures = [figure for figure in figures if figure.measure != "distance_km"]
    texts = [f"distances of {join_words(list(dict.fromkeys(far)))}"] if len(set(far)) > 1 else []
    texts += [participle_of(f) + _parts_of(claim, f) for f in figures if not _is_said(claim, f)]
    texts = list(dict.fromkeys(texts))
    for basis in (" in total so far", " as things stood"):
        if all(text.endswith(basis) for text in texts):  # said once, at the end
            texts = [*(text.removesuffix(basis) for text in texts[:-1]), *texts[-1:]]
    return f", with {join_words(texts)}" if texts else ""


def _is_said(claim: Claim, figure: Figure) -> bool:
    """Whether the clause says it by itself: that there was a missile strike, that one missile was fired."""
    return figure.measure == "weapons_launched" and figure.best == 1 and claim.kind.endswith("_strike")


def happened_clause(claim: Claim, *, show_names: bool) -> str:
    """The claim as something that happened: outcomes first where people were hurt, else the act with its
    figures."""
    kind = kind_words(claim.kind)
    figures = counted_figures(claim)
    has_own = any(figure.measure in kind.own for figure in figures)
    outcomes = [] if has_own else [figure for figure in figures if measure_words(figure.measure).outcome]
    others = [figure for figure in figures if figure not in outcomes and figure.measure not in kind.own]
    main = (
        _outcome_clause(claim, kind, outcomes, show_names)
        if outcomes
        else _act_clause(claim, kind, show_names)
    )
    return main + _additions(claim, others)


def supposed_clause(claim: Claim, *, show_names: bool) -> str:
    """The claim as something planned, possible, feared, ordered or conditional."""
    kind = kind_words(claim.kind)
    target = target_of(claim, kind, show_names=show_names)
    noun = event_words(claim, show_names=show_names)
    where = _joined(noun, _place_part(claim, kind, target), when_words(claim.time))
    form: str = words()["modality"].get(claim.modality, "{is} possible")
    agreed = form.format(**{"is": "are" if kind.plural else "is", "has": "have" if kind.plural else "has"})
    figures = [figure for figure in counted_figures(claim) if figure.measure not in kind.own]
    return f"{where} {agreed}{_additions(claim, figures)}"


def clause_of(claim: Claim, *, show_names: bool) -> str:
    """The clause that fits the claim's modality."""
    make = happened_clause if claim.modality == "actual" else supposed_clause
    return make(claim, show_names=show_names)
