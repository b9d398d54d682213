"""Ordinary articles that mention the words of exports."""

from tests.index.reading.formats.sentences import BODY

_TEXTS = """
The archive says “1 of 10 DOCUMENTS” on each page, and that is all it says.

It was closed on Monday.
===
1 of 3 DOCUMENTS

was all that the court would show to the reporters who had waited for the papers since Monday at noon.

The others stay closed until the trial ends, the judge said, and nobody knows when that will be.
===
How to write a report

Body

The body tells what happened, in the order in which it matters to the people who read it in the morning.

Classification

Sort your sources before you begin, or you will look for them until late at night.

End of Document
===
HD radio comes to the islands

The masts were built in spring, and the first 612 words were read on 4 March 2024.

Document everything, the engineers were told by those who pay for it.
===
ProQuest was sold again

The company behind the archive, ProQuest, has a new owner, the fifth in twenty years.

Full text: the contract is not public, says the union, which would like to read what it says about jobs.
===
Length: 612 words

That was the rule at the Nordholm Courier, where nobody ever wrote more, or less, for sixty years.
===
Minutes

Section: Harbour

Length: 2 hours

The council met on Tuesday and talked about the tunnel until late at night.
===
612 words

4 March 2024

That is all there is in the diary for this day, when the ferry did not go to the islands.
"""

ARTICLES = ["\n\n".join(BODY), *(text.strip() for text in _TEXTS.split("==="))]
