"""How the sandbox page looks and behaves: one style sheet and one script, none from outside."""

STYLE = """
:root{--ink:#1f2a26;--soft:#6c7a74;--line:#e3e8e4;--paper:#fff;--ground:#f4f6f3;--green:#1f7a55;
--pale:#e8f3ed;--amber:#9a6200;--sand:#fdf3dd;--red:#b3382c}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.6;
font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
font-size:15px}
main{max-width:1280px;margin:0 auto;padding:28px 24px 64px}
h1{font-size:24px;margin:0;letter-spacing:.04em}
h2{font-size:15px;font-weight:600;margin:32px 0 12px;display:flex;align-items:center;gap:16px}
h2 label{font-weight:400;color:var(--soft);font-size:13px}
.quiet,.empty{color:var(--soft);font-size:13px;margin:2px 0}
.empty{padding:12px 0}
header{display:flex;flex-wrap:wrap;gap:20px;justify-content:space-between;align-items:center}
.clock{display:flex;flex-wrap:wrap;gap:20px;align-items:center;background:var(--paper);
padding:12px 18px;border:1px solid var(--line);border-radius:14px}
.clock strong{display:block;font-size:20px;font-variant-numeric:tabular-nums;line-height:1.3}
.clock.shifted{background:var(--sand);border-color:#eed9a6}
.clock.shifted .quiet{color:var(--amber)}
.buttons{display:flex;gap:8px}
button{font:inherit;font-size:13px;color:var(--green);background:var(--paper);
border:1px solid #c9d8cf;border-radius:9px;padding:5px 12px;cursor:pointer}
button:hover{background:var(--pale)}
button:focus-visible{outline:2px solid var(--green);outline-offset:2px}
button.plain{border:0;background:none;font-weight:400;color:var(--soft);padding:2px 6px}
.phones{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:20px;
align-items:start}
.phone{background:#e9ecea;border:1px solid #d5dcd7;border-radius:22px;overflow:hidden}
.bar{padding:12px 18px 6px;display:flex;justify-content:space-between;align-items:baseline;gap:8px}
.bar b{white-space:nowrap}.tags{text-align:right}
.phone{display:flex;flex-direction:column}.screen{flex:1}
.phone.wecom{background:#e8eef6;border-color:#cfdbe8}.phone.mailbox{background:#f3efe6;
border-color:#e2dac8;border-radius:14px}
.bar span{display:block;color:var(--soft);font-size:12px;overflow-wrap:anywhere}
.grants{padding:0 18px 10px;color:var(--soft);font-size:12px;border-bottom:1px solid #d9dfdb}
.grants i{font-style:normal;background:#dbe8e0;color:#245c44;border-radius:6px;padding:1px 6px;
margin:0 4px 4px 0;display:inline-block}
.screen{padding:14px;max-height:520px;overflow:auto;min-height:96px}
.screen:focus-visible,.log:focus-visible,input:focus-visible,select:focus-visible,
summary:focus-visible{outline:2px solid var(--green);outline-offset:-2px}
.screen .empty{text-align:center;padding:32px 0}
.card{background:var(--paper);border-radius:10px;padding:12px 14px 0;margin-bottom:12px}
.card time{color:var(--soft);font-size:12px}
.card h3{margin:2px 0 8px;font-size:16px}
dl{display:grid;grid-template-columns:3em 1fr;gap:2px 12px;margin:0 0 10px;font-size:14px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.more{border-top:1px solid var(--line);padding:8px 0;font-size:13px}
.more span{display:block;color:var(--soft);font-size:12px;overflow-wrap:anywhere}
.words{margin:0 0 8px;font-size:14px;white-space:pre-wrap;overflow-wrap:anywhere}
.bubble,.answer{margin-bottom:12px}
.bubble time,.answer time,summary time{display:block;color:var(--soft);font-size:12px}
.bubble p{margin:2px 0;background:var(--paper);padding:8px 12px;width:fit-content;
border-radius:4px 14px 14px 14px;white-space:pre-wrap;overflow-wrap:anywhere}
.bubble.failed p{background:none;border:1px dashed #c3a9a5;color:var(--soft)}
.answer{text-align:right}
.answer p{margin:2px 0;display:inline-block;text-align:left;background:#c8e8d4;padding:8px 12px;
border-radius:14px 4px 14px 14px;overflow-wrap:anywhere}
.receipt{display:block;font-size:12px;color:var(--soft)}
.receipt.delivered{color:var(--green)}.receipt.waiting{color:var(--amber)}
.receipt.failed{color:var(--red)}
.foot{display:flex;gap:6px;padding:10px 14px;border-top:1px solid #d9dfdb}
.foot input,.foot select{font:inherit;font-size:13px;border:1px solid #c9d8cf;border-radius:9px;
padding:5px 8px;background:var(--paper);min-width:0;color:var(--ink)}
.foot input{flex:1}
details{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:10px 14px;
margin-bottom:10px}
summary{cursor:pointer;overflow-wrap:anywhere}
details p{color:var(--soft);font-size:12px;margin:8px 0 0}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 0}
table{border-collapse:collapse;width:100%;background:var(--paper);font-size:13px}
.switches,.log{border:1px solid var(--line);border-radius:12px;overflow:hidden;
background:var(--paper)}
.switches{border-collapse:separate;border-spacing:0}
.switches th{text-align:left;font-weight:500;padding:8px 16px;width:170px}
.switches th span{display:block;color:var(--soft);font-weight:400;font-size:12px}
.switches tr+tr>*{border-top:1px solid var(--line)}
.switches td{padding:8px}
.choice button{border-color:transparent;background:none;color:var(--soft);padding:4px 10px}
.choice button.on{background:var(--pale);color:var(--green);font-weight:600}
.faulty{background:#fdf1ef}
.faulty .choice button.on{background:#f7d9d4;color:var(--red)}
.left{width:90px;color:var(--red)}
.log{max-height:420px;overflow:auto}
.log td{padding:5px 12px;border-top:1px solid var(--line);vertical-align:top;
font-variant-numeric:tabular-nums;white-space:nowrap}
.log tr:first-child td{border-top:0}
.log td:last-child{color:var(--soft);white-space:normal;overflow-wrap:anywhere;
font-size:12px;width:45%}
.log td:nth-child(3){white-space:normal}
.log .bad td:nth-child(3){color:var(--red)}
@media(max-width:700px){
main{padding:20px 16px 48px}
.switches tr,.switches th,.switches td,.log tr{display:block;width:auto}
.switches tr+tr>*{border-top:0}.switches tr+tr,.log tr+tr{border-top:1px solid var(--line)}
.switches th{padding:10px 14px 0}.switches td{padding:4px 6px}.switches td.left{padding:0 14px 8px}
.switches td.left:empty{display:none}
.log tr{padding:8px 12px}.log td,.log td:last-child{display:inline;border:0;padding:0 8px 0 0;
white-space:normal}
}
"""

SCRIPT = """
const main = document.getElementById('main');
let shown = main.innerHTML, once = true;
const post = (path, body) => fetch(path, {method: 'POST', body: JSON.stringify(body)});
const lists = () => [...main.querySelectorAll('.screen,.log')];
const atEnd = (it) => it.scrollTop + it.clientHeight > it.scrollHeight - 8;
lists().forEach((it) => { if (it.id !== 'log') it.scrollTop = it.scrollHeight; });
async function refresh() {
  const answer = await fetch('/?part=1').catch(() => null);
  if (!answer || !answer.ok) return;
  const fresh = await answer.text();
  if (fresh === shown) return;
  const open = [...main.querySelectorAll('details[open]')].map((it) => it.id);
  const places = new Map(lists().map((it) => [it.id, atEnd(it) ? Infinity : it.scrollTop]));
  const typed = [...main.querySelectorAll('input[name=text]')].map((it) => [it.id, it.value]);
  const focused = document.activeElement?.id, at = document.activeElement?.selectionStart;
  main.innerHTML = fresh;
  shown = fresh;
  open.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  lists().forEach((it) => {
    const place = places.get(it.id) ?? (it.id === 'log' ? 0 : Infinity);
    it.scrollTop = it.id === 'log' && place === Infinity ? 0 : Math.min(place, it.scrollHeight);
  });
  typed.forEach(([id, value]) => {
    const field = document.getElementById(id);
    if (field) field.value = value;
  });
  document.getElementById('once').checked = once;
  const back = focused && document.getElementById(focused);
  if (!back) return;
  back.focus({preventScroll: true});
  if (at != null && back.setSelectionRange && back.name === 'text') back.setSelectionRange(at, at);
}
main.addEventListener('change', async (event) => {
  const {id, dataset, value, tagName} = event.target;
  if (id === 'once') once = event.target.checked;
  if (tagName !== 'SELECT') return;
  await post('/control/numbers', {phone: dataset.phone, line: value});
  await refresh();
});
main.addEventListener('submit', async (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  const answer = await post('/device/reply', {
    phone: event.target.dataset.phone, text: field.value,
  });
  if (answer.ok) field.value = '';
  field.setCustomValidity(answer.ok ? '' : '先要收到过短信，再写一句话');
  field.reportValidity();
  field.addEventListener('input', () => field.setCustomValidity(''), {once: true});
  await refresh();
});
main.addEventListener('click', async (event) => {
  const told = event.target.dataset;
  if (told.minutes) await post('/clock', {minutes: Number(told.minutes)});
  else if (told.reset) await post('/clock', {reset: true});
  else if (told.forget) await post('/reset', {});
  else if (told.carrier) {
    await post('/control/faults', {...JSON.parse(told.trouble), carrier: told.carrier});
  } else if (told.endpoint) {
    await post('/control', {endpoint: told.endpoint, mode: told.mode, times: once ? 1 : 0});
  } else return;
  await refresh();
});
setInterval(refresh, 2000);
"""
