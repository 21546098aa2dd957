"""The phones of agents, the files they send, receipts of visits and the month, in English."""

WORDS: dict[str, str] = {
    "title.no-such-device": "No such phone",
    "problem.no-such-device": "There is no such phone, or you did not make it known.",
    "title.agents-only": "For agents",
    "problem.agents-only": "This is for agents only.",
    "title.device-taken": "The phone's id is taken",
    "problem.device-taken": (
        "This phone's id belongs to somebody else. The phone has to make another."
    ),
    "title.device-lost": "This phone was declared lost",
    "problem.device-lost": "This phone was declared lost. Make it known anew before you go on.",
    "title.no-such-blob": "No such file",
    "problem.no-such-blob": "There is no such photo, voice note or signature, or it is not yours.",
    "title.bad-piece": "This piece cannot be read",
    "problem.bad-piece": "This piece of the file cannot be read. Please send it again.",
    "title.piece-too-large": "This piece does not fit",
    "problem.piece-too-large": (
        "A piece has at most 128 kB, is not empty and does not go beyond the end of its file."
    ),
    "title.blob-too-large": "The file is too large",
    "problem.blob-too-large": "A photo, a voice note or a signature has at most 12 MB.",
    "title.blob-type-refused": "We do not take this kind of file",
    "problem.blob-type-refused": (
        "We take photos (JPG, PNG, WebP), voice notes (MP3, AAC, M4A, WAV, AMR) and signatures."
    ),
    "title.blob-differs": "Not the file that was announced",
    "problem.blob-differs": (
        "What came is not what was announced. Send it once more from the start."
    ),
    "title.too-many-blobs": "Too many unfinished files",
    "problem.too-many-blobs": "Too many files have not come whole. Please send those first.",
    "title.receipts-off": "No receipts here",
    "problem.receipts-off": (
        "This installation has no key for receipts: none are signed or checked."
    ),
    "title.bad-month": "This is no month",
    "problem.bad-month": "Please write a month like 2026-03.",
    "month.waits.earlier-missing": (
        "What was written before it has not come yet; it waits for that."
    ),
    "month.waits.no-receipt": "The visit is done; its receipt has not been signed yet.",
    "month.refused": "This was not taken. Look on the phone for the reason.",
    "month.title": "Visits {month}",
    "month.column.agent": "Agent",
    "month.column.counted": "Visits counted",
    "month.column.evening": "In the evening",
    "month.column.waiting": "Waiting",
    "month.column.refused": "Not taken",
}
