"""What is wrong with a file that is handed in, in plain English."""

WORDS: dict[str, str] = {
    "title.file-empty": "The file is empty",
    "problem.file-empty": "There is nothing in this file. Please choose it again.",
    "title.file-too-large": "The file is too large",
    "problem.file-too-large": "A file may have 10 MB. Please make it smaller.",
    "title.file-type-refused": "We do not take this kind of file",
    "problem.file-type-refused": (
        "We take photos (JPG, PNG, WebP), PDF, Word (docx) and Excel (xlsx) without macros."
    ),
    "title.file-type-mismatch": "The file is not what it says",
    "problem.file-type-mismatch": "The file is not of the type it claims. Please choose it again.",
    "title.too-many-files": "Too many files",
    "problem.too-many-files": "A case holds at most 20 files. Please remove one first.",
    "title.file-lost": "The file is missing",
    "problem.file-lost": "This file cannot be fetched now. Please ask the service centre.",
    "title.store-silent": "Files cannot be reached now",
    "problem.store-silent": "Files cannot be stored or fetched now. Try again in a few minutes.",
    "title.picture-damaged": "The photo cannot be opened",
    "problem.picture-damaged": "This photo cannot be opened. Please take it again.",
    "title.picture-too-large": "The photo has too many pixels",
    "problem.picture-too-large": "This photo has more than 40 million pixels. Take a smaller one.",
}
