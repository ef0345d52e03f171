"""What is counted while the web app runs, in the text format of Prometheus."""

from __future__ import annotations

import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.web.library import Library
from index.manifest import MANIFEST

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_ANSWER_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counters of one running app; may be shared between threads."""

    def __init__(self, library: Library) -> None:
        """Take the documents whose index is told of."""
        own = self._registry = CollectorRegistry()
        self.questions = Counter(
            "govqa_questions",
            "Questions by the way they came (page, http, mcp), the answer's language and its status; the share of "
            "not_found is theirs by the sum of answered and not_found.",
            ["route", "language", "status"],
            registry=own,
        )
        self.seconds = Histogram(
            "govqa_answer_seconds", "Seconds that an answer took.", ["route"], buckets=_ANSWER_SECONDS, registry=own
        )
        self.asking = Gauge("govqa_questions_in_flight", "Questions being answered.", registry=own)
        self.requests = Counter("govqa_requests", "Requests by route and status code.", ["route", "code"], registry=own)
        self.request_seconds = Histogram(
            "govqa_request_seconds",
            "Seconds from a request to the end of its answer.",
            ["route"],
            buckets=_REQUEST_SECONDS,
            registry=own,
        )
        self.open = Gauge("govqa_requests_in_flight", "Requests being served.", ["kind"], registry=own)
        self.refused = Counter(
            "govqa_refused", "Requests refused as too many, by what was full.", ["full"], registry=own
        )
        # They stand at 0 from the start, so that a rate sees the first one.
        for full in ("work", "heavy", "streams", "files", "queue"):
            self.refused.labels(full)
        own.register(_IndexCollector(library))
        ProcessCollector(registry=own)

    def text(self) -> bytes:
        """Return all of them."""
        return generate_latest(self._registry)


class _IndexCollector(Collector):
    """What is told of the index in use, read when it is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def collect(self) -> Iterable[Metric]:
        index = self._library.index
        try:
            built = (index.directory / MANIFEST).stat().st_mtime
        except OSError:
            # The folder is gone; what is open still answers.
            built = self._library.taken
        counts = index.manifest.counts
        yield _gauge("govqa_index_age_seconds", "Seconds since the index was built.", max(0.0, time.time() - built))
        yield _gauge("govqa_index_documents", "Documents in the index.", counts.get("documents", 0))
        yield _gauge("govqa_index_passages", "Passages in the index.", counts.get("passages", 0))
        yield _gauge("govqa_index_swaps", "Times that another index was taken into use.", self._library.swaps)
        named = GaugeMetricFamily("govqa_index", "The index in use, by its generation.", labels=["generation"])
        named.add_metric([index.manifest.generation], 1)
        yield named


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, value=value)
