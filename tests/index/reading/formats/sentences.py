"""A report of three paragraphs, for the tests of every format."""

FIRST = "The ferry to the northern islands was cancelled on Monday after a storm had damaged the pier in the harbour."
SECOND = "Engineers hope to open the pier again on Thursday, said Marta Oyelaran, who speaks for the company."
THIRD = "Some 400 people spent the night in a school nearby, where neighbours had brought blankets and hot soup."
BODY = [FIRST, SECOND, THIRD]
