"""Made-up newspaper pages as PDF files whose right text is known."""
