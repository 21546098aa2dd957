"""Which of our languages a caller reads best, by `Accept-Language`."""

from functools import lru_cache

from sanic import Request

from app.words import DEFAULT, languages


def language_of(request: Request) -> str:
    """The caller's language: "zh", "bo" or "en"; Chinese when the caller does not say."""
    return best_language(request.headers.get("accept-language", ""))


@lru_cache(maxsize=256)
def best_language(wishes: str) -> str:
    """The language we speak that the header `wishes` ranks first (RFC 9110, 12.5.4)."""
    ranked = sorted(map(_weighed, wishes[:200].split(",")), key=lambda wish: -wish[1])
    spoken = languages()
    return next((tag for tag, weight in ranked if weight > 0 and tag in spoken), DEFAULT)


def _weighed(wish: str) -> tuple[str, float]:
    """The main language of one wish such as `bo-CN;q=0.8`, and how much it is wanted."""
    tag, _, weight = wish.partition(";")
    main = tag.strip().partition("-")[0].lower()
    try:
        return main, float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return main, 0.0
