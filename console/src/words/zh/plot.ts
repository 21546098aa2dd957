/** The drawing of the seats: Chinese. */

export const plot = {
  "plot.title": "各时段席位",
  "plot.alt": "各时段已约席位与总席位的柱状图，下方有同样内容的表格",
  "plot.sum": "已约 {taken}，共 {capacity} 席",
  "plot.table": "用表格看",
  "plot.time": "时间",
  "plot.taken": "已约",
  "plot.capacity": "总席位",
  "plot.full": "满",
  "plot.bar": "{time} 已约 {taken} / {capacity}",
  "plot.bar.full": "{time} 已满，{taken} / {capacity}",
}
