"""Records of origins: JSON, and back. In: origins. Out: what the store keeps of them, where the round trip
loses nothing, and `claim_origins` of exported incidents."""

from __future__ import annotations

import json

from reportedly.model.origin import Origin, OriginNode
from reportedly.model.record_parts import Record
from reportedly.model.span import Span


def origin_record(origin: Origin) -> Record:
    """The origin for a reader, with the chain that leads to it from the report on."""
    return {
        "key": origin.key, "side": origin.side, "body": origin.body, "reason": origin.reason,
        "chain": [_node_record(node) for node in origin.chain],
    }  # fmt: skip


def _node_record(node: OriginNode) -> Record:
    span = node.span
    return {
        "kind": node.kind, "key": node.key, "name": node.name, "report_id": node.report_id,
        "text": span.text if span else None,
        "start": span.start if span else None, "end": span.end if span else None,
    }  # fmt: skip


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
