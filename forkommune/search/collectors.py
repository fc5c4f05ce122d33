"""What the search room keeps about people: nothing that the row it searches does not hold."""

from forkommune.work.personal_data import impersonal


def register() -> None:
    """Declare the models of the room."""
    impersonal(
        "words of rows that say themselves what they keep",
        "search.SearchEntry",
        "search.SearchReading",
    )
    impersonal("single words without their rows", "search.SearchWord", "search.SynonymGroup")
    impersonal("a number", "search.SearchState", "search.SearchFacet")
    impersonal(
        "words without whose they were; numbers and addresses are not kept, rare words not shown",
        "search.UnansweredSearch",
    )
