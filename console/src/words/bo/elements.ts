/** What Element Plus says itself, in Tibetan, a draft for a native speaker to read; it ships none. */

const close = "སྒོ་རྒྱག"

export const elements = {
  select: { loading: "ཀློག་བཞིན།", noMatch: "མ་རྙེད།", noData: "མེད།", placeholder: "འདེམས་རོགས།" },
  pagination: {
    goto: "སྐྱོད།",
    pagesize: "/ཤོག",
    total: "བསྡོམས་ {total}",
    pageClassifier: "",
    page: "ཤོག",
    prev: "ཤོག་སྔོན་མ།",
    next: "ཤོག་རྗེས་མ།",
    currentPage: "ཤོག་ {pager}",
    prevPages: "སྔོན་གྱི་ཤོག་ {pager}",
    nextPages: "རྗེས་ཀྱི་ཤོག་ {pager}",
  },
  dialog: { close },
  drawer: { close },
  upload: { deleteTip: "Delete", delete: "བསུབ།", preview: "བལྟ།", continue: "མུ་མཐུད།" },
  table: {
    emptyText: "མེད།",
    confirmFilter: "འཚག",
    resetFilter: "བསྐྱར་སྒྲིག",
    clearFilter: "ཚང་མ།",
    sumText: "བསྡོམས།",
    selectAllLabel: "ཐིག་ཕྲེང་ཚང་མ་འདེམས།",
    selectRowLabel: "ཐིག་ཕྲེང་འདི་འདེམས།",
    expandRowLabel: "ཐིག་ཕྲེང་འདི་ཕྱེ།",
    collapseRowLabel: "ཐིག་ཕྲེང་འདི་བསྡུ།",
    sortLabel: "{column} ལྟར་སྒྲིག",
    filterLabel: "{column} ལྟར་འཚག",
  },
}
