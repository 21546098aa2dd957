/** The codes that hang at the windows: Chinese. */

export const codes = {
  "codes.title": "窗口评价码",
  "codes.about": "每个窗口一张，贴在群众看得到的地方。群众用微信扫一扫，自愿评价；经办人看不到是谁评的。一张 A4 纸打四张，沿虚线剪开。",
  "codes.none": "这个中心还没有窗口",
  "codes.none.next": "先在服务目录里给中心加上窗口。",
  "codes.windows": "要打印的窗口",
  "codes.draw": "生成 {n} 张评价码",
  "codes.drawing": "正在生成第 {n} 张，共 {all} 张……",
  "codes.print": "打印 {n} 张",
  "codes.scan": "扫码评价，自愿、保密",
  "codes.how": "打开微信，扫一扫",
}
