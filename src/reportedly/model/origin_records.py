"""Records of origins: JSON, and back. In: origins. Out: what the store keeps of them; the round trip loses
nothing."""

from __future__ import annotations

import json

from reportedly.model.origin import Origin, OriginNode
from reportedly.model.span import Span


def origin_text(origin: Origin) -> str:
    """The origin as one line of JSON, the same for the same origin."""
    nodes = [[node.kind, node.key, node.name, _span(node.span), node.report_id] for node in origin.chain]
    values = [origin.key, origin.reason, origin.side, origin.body, nodes]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def origin_of(text: str) -> Origin:
    key, reason, side, body, nodes = json.loads(text)
    chain = tuple(
        OriginNode(kind, own, name, Span(*span) if span else None, report_id)
        for kind, own, name, span, report_id in nodes
    )
    return Origin(key, reason, side, body, chain)


def _span(span: Span | None) -> list[object] | None:
    return None if span is None else [span.start, span.end, span.text]
