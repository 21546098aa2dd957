"""Small tools that know nothing of this project: clock, ids, errors, masking, paging."""
