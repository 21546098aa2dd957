"""What is wrong with a file that is handed in, in Chinese."""

WORDS: dict[str, str] = {
    "title.file-empty": "文件是空的",
    "problem.file-empty": "这个文件没有内容，请重新选择。",
    "title.file-too-large": "文件太大",
    "problem.file-too-large": "一个文件最大 10 MB，请压缩或者拍小一点再传。",
    "title.file-type-refused": "不收这种文件",
    "problem.file-type-refused": (
        "只收照片（JPG、PNG、WebP）、PDF、Word（docx）和 Excel（xlsx）文件，且不能带宏。"
    ),
    "title.file-type-mismatch": "文件类型不符",
    "problem.file-type-mismatch": "文件的内容和它的类型不一致，请检查后重新选择。",
    "title.too-many-files": "文件太多",
    "problem.too-many-files": "一个办件最多放 20 个文件，请先删去不需要的。",
    "title.file-lost": "文件找不到了",
    "problem.file-lost": "这个文件暂时取不出来，请联系服务中心。",
    "title.store-silent": "文件暂时存取不了",
    "problem.store-silent": "文件暂时存取不了，请过几分钟再试。",
    "title.picture-damaged": "照片打不开",
    "problem.picture-damaged": "这张照片打不开，请重新拍一张。",
    "title.picture-too-large": "照片像素太高",
    "problem.picture-too-large": "这张照片超过 4000 万像素，请拍小一点再传。",
}
