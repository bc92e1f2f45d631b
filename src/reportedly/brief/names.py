"""Names in our own sentences: articles, agreement, who a speaker or an actor is called. In: words of the text
and resolved names. Out: phrases. Judging words go inside quotation marks; pronouns give way to the name or to
a neutral label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from reportedly.brief.wording import is_loaded, label, listed
from reportedly.model.actor import Actor, Speaker

MASK = "[name]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with the number of its verb."""

    text: str
    is_plural: bool = False


def quoted(text: str) -> str:
    """The text inside quotation marks, with its own double ones made single and line ends taken away."""
    inner = re.sub(r'[“”"«»]', "'", " ".join(text.split()))
    return f"“{inner.strip()}”"


@cache
def shipped_side_names() -> Mapping[str, str]:
    """The names of countries and groups by id, from the register that ships, with their article."""
    import yaml  # noqa: PLC0415 - only a brief needs it

    names: dict[str, str] = {}
    folder = resources.files("reportedly.data").joinpath("actors")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if file.name.endswith(".yaml"):
            content = yaml.load(file.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
            entries = (
                [entry for entry in content if isinstance(entry, dict)] if isinstance(content, list) else []
            )
            names |= {
                e["id"]: ("the " if e.get("the") == "true" else "") + e["name"]
                for e in entries
                if {"id", "name"} <= e.keys()
            }
    return names


def side_name(side: str, given: Mapping[str, str]) -> str:
    """The name of a side; its id made readable where no register knows it."""
    found = given.get(side) or shipped_side_names().get(side)
    if found:
        return found if found.startswith("the ") else with_article(found)
    tail = re.sub(r"^(?:grp|act|org)[_-]", "", side)
    return tail.upper() if len(tail) <= 4 else tail.replace("_", " ").replace("-", " ").title()


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’'.-]+", text)


def head_of(text: str) -> str:
    """The word that decides number and article, in lower case: the last one before `of`, `in`, a comma or a
    bracket."""
    main = re.split(r",|\(|\s+(?:of|in|from|for|at|on|who|with|near|to|by)\s+", text, maxsplit=1)[0]
    found = _words(main)
    return found[-1].lower() if found else ""


def is_plural(text: str) -> bool:
    """Whether a verb after the phrase is plural."""
    head, first = head_of(text), (_words(text) or [""])[0].lower()
    if " and " in text and not text[0].isupper():
        return True
    if head in listed("plural_heads"):
        return True
    if head in listed("singular_heads") or first in {"a", "an", "one"}:
        return False
    main = (_words(text.split(" of ", maxsplit=1)[0]) or [""])[-1]
    return main.islower() and len(head) > 3 and head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _common(name: str) -> str:
    """ "armed forces of Sudan": the name of a body of which only the country's name is one."""
    found = re.match(r"([A-Z][a-z]+)(?: [a-z]+)* of (?:the )?[A-Z]", name)
    is_common = found is not None and found[1].lower() in listed("common_firsts")
    return name[:1].lower() + name[1:] if is_common else name


def plain_name(name: str) -> str:
    """The name without a country in brackets, which tells it from others in the register."""
    return re.sub(r" \([^()]*\)$", "", name)


@lru_cache(maxsize=65_536)
def with_article(name: str) -> str:
    """A proper name with `the` where English gives it one."""
    first = (_words(name) or [""])[0]
    if first.lower() in listed("determiners") or first == MASK or not first:
        return name
    name = _common(name)
    is_body = (
        head_of(name) in listed("the_heads") and len(_words(name)) > 1 and not re.match(r"\w+[’']s?\s", name)
    )
    head_is_lower = re.search(rf"\b{re.escape(head_of(name))}\b", name) is not None
    if is_body and head_is_lower and is_plural(name) and " of " not in name:
        return name  # "Ukrainian forces", but "the Armed forces of Ukraine"
    return f"the {name}" if is_body else name


def _lowered(text: str) -> str:
    first, _, rest = text.partition(" ")
    common = (
        listed("determiners") | listed("plural_heads") | {"senior", "local", "several", "hospital", "town"}
    )
    is_common = first.lower() in common and (len(first) == 1 or not first.isupper())
    return f"{first.lower()} {rest}".strip() if is_common else text


def common_phrase(text: str, *, definite: bool) -> Phrase:
    """A description as written, with an article where it lacks one; inside quotation marks where it
    judges."""
    plain = _lowered(" ".join(text.split()).strip(' ,.;:“”"'))
    if is_loaded(plain):
        return Phrase(quoted(plain), is_plural(plain))
    plural = is_plural(plain)
    first = (_words(plain) or [""])[0]
    needs = first.islower() and first not in listed("determiners") and not plural and not first.isdigit()
    if not needs or head_of(plain) in listed("mass_nouns"):
        return Phrase(with_article(plain) if plain[:1].isupper() else plain, plural)
    article = "the" if definite else ("an" if plain[0] in "aeiou" else "a")
    return Phrase(f"{article} {plain}", plural)


def name_parts(text: str) -> tuple[str, ...]:
    """The capitalised words of a person's name, without ranks, roles and what follows "of" or "in"."""
    main = re.split(r"\s(?:of|in|from|at|near)\s", text, maxsplit=1)[0]
    common = listed("ranks") | listed("determiners") | listed("the_heads") | listed("plural_heads")
    found = re.findall(r"[^\W\d_][\w’'-]+", main)
    return tuple(part for part in found if part[0].isupper() and part.lower() not in common)


def is_hidden(who: Actor | Speaker, *, show_names: bool) -> bool:
    """Whether it is a private person with a name, which is then shown as [name]; "a resident" has none to
    hide."""
    return who.private and not show_names and bool(who.name or name_parts(who.span.text))


def same_party(actor: Actor | None, speaker: Speaker | None) -> bool:
    """Whether speaker and actor are one and the same."""
    if actor is None or speaker is None:
        return False
    if actor.actor_id and speaker.actor_id:
        return actor.actor_id == speaker.actor_id
    return (actor.name or actor.span.text).lower() == (speaker.name or speaker.span.text).lower()


def is_pronoun(text: str) -> bool:
    return text.strip().lower() in listed("pronouns")


def named(who: Actor | Speaker) -> bool:
    """Whether the record says who it is: a name, or words that are more than a pronoun."""
    return bool(who.name) or not is_pronoun(who.span.text)


def party_phrase(who: Actor | None, *, show_names: bool, definite: bool = True) -> Phrase | None:
    """What an actor or target is called; None where the text says nothing but a pronoun."""
    if who is None or not named(who):
        return None
    if is_hidden(who, show_names=show_names):
        return Phrase(MASK)
    text = " ".join(who.span.text.split())
    if not who.name and is_loaded(text) and " " not in text and text.islower() and not is_plural(text):
        return None  # "terrorist" out of "counter-terrorist" is nobody
    keeps_words = (
        not is_pronoun(text) and not is_loaded(text) and (not who.name or (text[0].isupper() and " " in text))
    )
    if keeps_words or not who.name:
        return common_phrase(text, definite=definite)
    name = plain_name(who.name)
    return Phrase(with_article(name), is_plural(name))


def speaker_phrase(who: Speaker, *, show_names: bool) -> Phrase:
    """What a speaker is called: name and role where the text gives both."""
    neutral = Phrase(label("speakers", who.kind or "other"))
    if is_hidden(who, show_names=show_names):
        return Phrase(f"{neutral.text}, {MASK},")
    text = " ".join(who.span.text.split()).strip(" ,.;:")
    if not named(who):
        return neutral
    first, _, rest = text.partition(" ")
    if first.lower() in listed("possessives") and rest:
        text = f"the {rest}"  # whose it is, the sentence does not say
    name = plain_name(who.name or "")
    if is_pronoun(text) or (is_loaded(text) and name):
        return Phrase(with_article(name), is_plural(name))
    has_name = bool(name) and name.split()[-1] in _words(text)
    if not name or name.lower() == text.lower() or (has_name and len(text) > len(name)):
        return common_phrase(text, definite=True)
    return _role_or_name(text, name, has_name=has_name)


def _role_or_name(text: str, name: str, *, has_name: bool) -> Phrase:
    is_role = text[0].islower() or text.split(maxsplit=1)[0].lower() in listed("determiners")
    if is_role and not is_plural(name) and name[0].isupper() and head_of(name) not in listed("the_heads"):
        return Phrase(f"{common_phrase(text, definite=True).text}, {name},")
    if text[0].isupper() and " " in text and not has_name and not is_role:
        return common_phrase(text, definite=True)
    return Phrase(with_article(name), is_plural(name))
