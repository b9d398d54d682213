"""Status: what is indexed, in words and as JSON."""

from typing import Any

import click

from .generation import Generation, coverage, origins
from .output import coverage_json


def status_json(generation: Generation) -> dict[str, Any]:
    """Everything that `status` tells."""
    manifest = generation.manifest
    return coverage_json(coverage(generation)) | {
        "folder": str(generation.folder),
        "articles_folder": manifest.articles_folder,
        "model": manifest.model,
        "fingerprint": manifest.fingerprint,
        "dimension": manifest.dimension,
        "boilerplate": dict(manifest.boilerplate),
        "published_how": dict(origins(generation)),
    }


def print_status(generation: Generation) -> None:
    """Print it for a person."""
    told, manifest = coverage(generation), generation.manifest
    kinds = ", ".join(f"{count} {kind}" for kind, count in manifest.boilerplate.items())
    days = ", ".join(f"{count} {how}" for how, count in origins(generation).items())
    lines = {
        "articles": f"{told.articles} from {manifest.articles_folder}",
        "published": f"{told.first or '?'} to {told.last or '?'} (days: {days})",
        "passages": str(told.passages),
        "boilerplate": f"{sum(manifest.boilerplate.values())} kept out of search" + (f" ({kinds})" if kinds else ""),
        "built": f"{told.built_at:%Y-%m-%d %H:%M} UTC",
        "model": f"{manifest.model}, {manifest.dimension} dimensions",
        "index": str(generation.folder),
        "failed": str(len(told.failures)),
    }
    for name, value in lines.items():
        click.echo(f"{name:<12} {value}")
    for failure in told.failures:
        click.echo(f"  {failure.file}: {failure.reason}")
