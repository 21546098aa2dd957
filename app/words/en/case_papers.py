"""What files, letters and messages of a case say, in English."""

WORDS: dict[str, str] = {
    "title.no-such-attachment": "No such file",
    "problem.no-such-attachment": (
        "This file is not there; it may have been taken back. Please reload."
    ),
    "title.files-off": "No files are taken here",
    "problem.files-off": (
        "Files cannot be sent at the moment; please bring the papers to the counter."
    ),
    "title.malformed-form": "The upload cannot be read",
    "problem.malformed-form": "The upload is incomplete; choose the file again.",
    "title.no-such-letter": "No such letter",
    "problem.no-such-letter": "This letter is not there; please reload.",
    "title.printer-off": "Letters cannot be printed now",
    "problem.printer-off": "Printing is not set up; please call the office.",
    "title.empty-message": "The message is empty",
    "problem.empty-message": "Write a few words or add a file before sending.",
    "title.no-such-template": "No such ready sentence",
    "problem.no-such-template": "This ready sentence cannot be used; please write your own words.",
    "title.no-such-status": "No such case",
    "problem.no-such-status": (
        "There is no case at this address; please check the code on your letter."
    ),
    "case.letter.workdays": "{count} working days",
    "thread.template.which_paper": (
        "Hello, some of your papers are unclear. Please look at the list of papers of your "
        "case, and write to us if you have questions."
    ),
    "thread.template.clearer_picture": (
        "The picture cannot be read. Please take it again in good light, with all four "
        "corners in it."
    ),
    "thread.template.come_in": (
        "For this step please come to the counter yourself with your ID card, at any time in "
        "office hours."
    ),
    "thread.template.call_us": "Please call the office in its hours, and we will explain.",
    "thread.template.ready": (
        "The result is there. You may fetch it at the counter, or send somebody of your family."
    ),
    "thread.template.thanks": "We have got it, thank you. We will see to it soon.",
}
