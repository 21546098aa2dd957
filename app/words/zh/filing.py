"""What is said of filing by the rules of an item, in Chinese."""

WORDS: dict[str, str] = {
    "title.not-eligible": "现在还不符合申请条件",
    "problem.not-eligible": "按填写的内容，{says} 有疑问可以打电话或到窗口问，窗口不会因此拒收。",
    "title.not-reusable": "这份材料要重新交",
    "problem.not-reusable": "没有可以直接使用的已核验证件，请带来或拍照上传。",
    "title.no-such-field": "申请表里没有这一项",
    "problem.no-such-field": "这张表不需要在这里交文件，请刷新后再试。",
    "title.item-changed": "这项服务刚刚改过",
    "problem.item-changed": "您填表的时候，这项服务的规定改了。填过的都还在，请再看一遍后交。",
}
