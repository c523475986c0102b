// SPDX-License-Identifier: MIT
#pragma once

namespace tour {

// The page's one style sheet. The eight colours are distinct with the common colour blindnesses,
// and reach a contrast of 4.5 against the page in light and in dark mode, because names are written
// in them too.
inline constexpr const char* style_sheet = R"css(
:root{color-scheme:light dark;
--page:#f6f5f1;--card:#fffefb;--ink:#1d2126;--soft:#555d66;--rule:#dedbd2;--grid:#e8e5dd;--strip:#efece4;--accent:#0b62a4;
--c0:#5c6670;--c1:#8a6100;--c2:#b8400e;--c3:#0b62a4;--c4:#0a7350;--c5:#97317c;--c6:#3d4bb3;--c7:#7d3a3a}
@media (prefers-color-scheme:dark){:root{
--page:#101317;--card:#181c22;--ink:#e9e7e1;--soft:#a6adb6;--rule:#2c323a;--grid:#272d35;--strip:#20262e;--accent:#6fb7f2;
--c0:#a9b2bc;--c1:#e3b94a;--c2:#ff8d5c;--c3:#6fb7f2;--c4:#4ccf9c;--c5:#e695cf;--c6:#a3adff;--c7:#e3a3a3}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:break-word}
main,header,footer{max-width:1240px;margin:0 auto;padding:0 16px}
header{padding-top:48px}
.eyebrow{color:var(--accent);font-weight:600;letter-spacing:.04em;margin:0}
h1{font-size:clamp(30px,4.6vw,52px);line-height:1.1;letter-spacing:-.02em;margin:.25em 0 .4em;max-width:20ch;text-wrap:balance}
h2{font-size:clamp(23px,2.6vw,31px);line-height:1.2;letter-spacing:-.01em;margin:0 0 .4em;text-wrap:balance}
h3{font-size:17px;line-height:1.35;margin:0 0 .5em}
p{margin:0 0 .8em}
.lead{font-size:19px;line-height:1.55}
.lead,section>p{max-width:72ch}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
a{color:var(--accent);text-underline-offset:2px}
section{padding-top:64px}
.digits{display:block;width:100%;max-width:640px;height:auto;image-rendering:pixelated;border-radius:8px;margin:24px 0 0;filter:invert(1);
border:1px solid var(--rule)}
@media (prefers-color-scheme:dark){.digits{filter:none}}
.answers,.row,.portraits{display:grid;gap:20px;margin-top:24px}
.answers{gap:16px;margin-top:32px}
.row>*,.portraits>*,.answers>*{min-width:0}
figure,.answer{background:var(--card);border:1px solid var(--rule);border-radius:12px;margin:0;padding:16px 12px}
.answer{padding:20px;border-top:4px solid var(--accent)}
.answer h2{font-size:20px}
.answer p:last-child{margin:0}
.answer svg{max-width:420px;margin:4px 0 14px}
.answer ul{margin:0 0 .8em;padding-left:18px}.answer li{margin-bottom:.35em}
.row{grid-template-columns:minmax(0,1fr)}
.portraits{grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr))}
figure h3{padding:0 4px}
figure h3 code{font-size:1em;font-weight:700}
figure table{font-size:14px}
.row+.row,.key+.row{margin-top:20px}.row+.key{margin-top:28px}
figcaption{padding:8px 4px 0;color:var(--soft);font-size:15px;line-height:1.55}
figcaption p{margin:0 0 .5em}
figcaption code,figcaption b{color:var(--ink)}
.desk{display:none}
svg{display:block;width:100%;height:auto;overflow:visible}
@media (min-width:560px){.desk{display:block}.phone{display:none}figure{padding:20px}main,header,footer{padding-left:24px;padding-right:24px}}
@media (min-width:860px){.answers{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (min-width:1080px){.row{grid-template-columns:repeat(2,minmax(0,1fr))}}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}
svg .tick,svg .note{fill:var(--soft);font-size:12.5px}
svg .halo{paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
svg .label{fill:var(--soft);font-weight:600}
svg .name{fill:var(--c);font-weight:600}
.c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}
.c4{--c:var(--c4)}.c5{--c:var(--c5)}.c6{--c:var(--c6)}.c7{--c:var(--c7)}
.line{fill:none;stroke:var(--c);stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
.line.d0{stroke-dasharray:1 5}.line.d1{stroke-dasharray:10 4 1 4}.line.d3{stroke-dasharray:7 5}.line.d5{stroke-dasharray:3 5}
.line.solid{stroke-dasharray:none}.line.dashed{stroke-dasharray:5 5}
.leader{fill:none;stroke:var(--c);stroke-width:1;opacity:.6}
.marker{fill:var(--c);stroke:var(--card);stroke-width:1}
.touch{fill:transparent}
.grid{stroke:var(--grid)}.axis{stroke:var(--soft)}
.reference{stroke:var(--soft);stroke-dasharray:2 3}
.strip,.stretch{fill:var(--strip)}
.bar{fill:var(--c)}.bar.plain{fill:var(--soft)}.bar.pale{fill-opacity:.38;stroke:var(--c);stroke-width:1}.bar.plain.pale{stroke:var(--soft)}
.alive{fill:var(--c);fill-opacity:.22}.cut{fill:var(--ink)}.silent{fill:none;stroke:var(--ink);stroke-width:1.3}
.key{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0 0 10px;padding:0 4px;font-size:14px;color:var(--soft)}
.key svg{display:inline-block;width:26px;height:12px;vertical-align:-1px;margin-right:6px;overflow:visible}
.stage{margin:12px 4px 4px;font-size:14px;color:var(--soft);font-weight:600}
details{margin:10px 4px 0;font-size:14px}
summary{cursor:pointer;color:var(--accent);padding:4px 0}
.scroll{overflow-x:auto;margin-top:6px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;width:100%}
th,td{padding:5px 8px;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap}
th:first-child,td:first-child{text-align:left;padding-left:0}
thead th{color:var(--soft);font-weight:600;vertical-align:bottom;white-space:normal}
.choose{margin-top:24px;background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:8px 20px}
.choose{margin-bottom:0}
.choose>div{padding:14px 0;border-bottom:1px solid var(--rule)}.choose>div:last-child{border:0}
.choose dt{font-weight:650}.choose dd{margin:2px 0 0}
@media (min-width:860px){.choose>div{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2fr);gap:28px}}
.method{columns:2 420px;column-gap:32px;padding-left:20px}
.method li{break-inside:avoid;margin-bottom:.5em}
footer{padding-top:48px;padding-bottom:48px;color:var(--soft);font-size:14px}
)css";

} // namespace tour
