var $=`.strip {
  display: grid;
  grid-template-columns: minmax(0, 5fr) minmax(0, 2fr);
  gap: 0.5rem 2rem;
  align-items: start;
  color: var(--st-text-color);
  font: 400 0.875rem/1.4 var(--st-font);
}
.choice {
  display: flex;
  flex-wrap: wrap;
  gap: 0.375rem 0.5rem;
  align-items: center;
}
/* The chips flow together with what follows them, so that no line stands half empty. */
.chips {
  display: contents;
}
.tokens {
  display: flex;
  flex-wrap: wrap;
  gap: 0.375rem;
}
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 1rem;
  min-height: 1.75rem;
  padding: 0 0.75rem;
  cursor: pointer;
  white-space: nowrap;
}
.chip {
  border-color: var(--st-border-color);
}
.chip:hover {
  border-color: var(--st-primary-color);
}
.tool:hover {
  text-decoration: underline;
}
.chip[aria-pressed="true"],
.token {
  color: var(--st-background-color);
  background: var(--st-primary-color);
  border-color: var(--st-primary-color);
}
:is(button, input, .handle):focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 2px;
}
.search {
  position: relative;
  display: flex;
  flex: 1 1 12rem;
  flex-wrap: wrap;
  gap: 0.375rem;
  align-items: center;
  padding: 0.125rem 0.25rem;
  background: var(--st-secondary-background-color);
  border-radius: var(--st-base-radius);
}
.tokens:empty {
  display: none;
}
input {
  flex: 1 1 4rem;
  min-width: 0;
  min-height: 1.75rem;
  padding: 0 0.5rem;
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  border-radius: var(--st-base-radius);
}
input::placeholder {
  color: inherit;
  opacity: 0.75;
}
ul {
  position: absolute;
  z-index: 10;
  top: calc(100% + 0.25rem);
  left: 0;
  right: 0;
  max-height: 18rem;
  margin: 0;
  padding: 0.25rem;
  overflow-y: auto;
  list-style: none;
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  box-shadow: 0 4px 16px rgb(0 0 0 / 0.16);
}
[hidden] {
  display: none !important;
}
li {
  padding: 0.375rem 0.5rem;
  border-radius: var(--st-base-radius);
  cursor: pointer;
}
li.none {
  cursor: default;
}
li:not(.none):hover,
li[aria-selected="true"] {
  background: var(--st-secondary-background-color);
  box-shadow: inset 2px 0 var(--st-primary-color);
}
.tools {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1rem;
  align-items: center;
}
.tool {
  color: var(--st-link-color);
  padding: 0;
}
.tool:disabled {
  cursor: default;
  opacity: 0.6;
}
.link {
  background: var(--st-secondary-background-color);
}
.head {
  display: flex;
  justify-content: space-between;
  align-items: baseline;
  min-height: 1.75rem;
}
.head output {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.head button {
  color: var(--st-link-color);
  padding: 0 0.5rem;
}
.track {
  position: relative;
  height: 2.25rem;
  cursor: crosshair;
  touch-action: pan-y;
  user-select: none;
}
.bars {
  display: flex;
  gap: 1px;
  align-items: end;
  height: 100%;
  border-bottom: 1px solid var(--st-border-color);
}
.bars i {
  flex: 1 1 0;
  min-width: 0;
  background: var(--st-border-color);
}
.bars i.in {
  background: var(--st-primary-color);
}
.handle {
  position: absolute;
  top: 0;
  bottom: -0.25rem;
  width: 1.5rem;
  margin-left: -0.75rem;
  cursor: ew-resize;
}
.handle::before {
  content: "";
  position: absolute;
  top: 0;
  bottom: 0;
  left: calc(50% - 1px);
  width: 2px;
  background: var(--st-text-color);
}
.handle::after {
  content: "";
  position: absolute;
  bottom: -0.25rem;
  left: calc(50% - 0.4375rem);
  width: 0.875rem;
  height: 0.875rem;
  border-radius: 50%;
  background: var(--st-primary-color);
  border: 2px solid var(--st-background-color);
  box-sizing: border-box;
}
.ends {
  display: flex;
  justify-content: space-between;
  margin-top: 0.5rem;
  font-size: 0.75rem;
  opacity: 0.8;
}
@media (max-width: 40rem) {
  .strip {
    grid-template-columns: minmax(0, 1fr);
  }
  .chips {
    display: flex;
    flex: 1 0 100%;
    gap: 0.375rem;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .chip {
    flex: none;
  }
}
@media (forced-colors: active) {
  .chip[aria-pressed="true"],
  .token,
  .bars i.in {
    forced-color-adjust: none;
    color: HighlightText;
    background: Highlight;
  }
}
`;function l(s,t="",e=null,i=void 0){let r=(e?.ownerDocument??document).createElement(s);return t&&(r.className=t),i!==void 0&&(r.textContent=i),e?.append(r),r}function m(s,t,e,i=void 0){let r=l("button","",s,i);return r.type="button",r.title=t,r.setAttribute("aria-label",t),r.addEventListener("click",e),r}var J=["family","route","years","kind"],Q=["front","walk","at"],N="amp;";function S(s,t){let e=new URLSearchParams(s),{families:i,routes:r,span:a}=t,o=new Set(r.map(({id:h})=>h)),n=new Set(A(_(e,"kind"),new Set(r.map(({kind:h})=>h)))),c=new Set(r.filter(({kind:h})=>n.has(h)).map(({id:h})=>h)),d=new Map(i.filter(({id:h})=>h).map(({id:h})=>[h,X(t,h)])),u=new Set(A(_(e,"family"),new Set(d.keys())));for(let[h,k]of d)if(!(!k.length||!k.every(x=>c.has(x)))){u.add(h);for(let x of k)c.delete(x)}let T=new Map(r.map(h=>[Z(h),h.id])),V=new Set([...o,...T.keys()]),G=A(_(e,"route"),V).map(h=>T.get(h)??h),W=new Set([...c,...G]);return{families:[...d.keys()].filter(h=>u.has(h)),routes:[...o].filter(h=>W.has(h)),years:tt(_(e,"years"),a)}}function E(s,{families:t,routes:e,years:i}){let r=new URLSearchParams(s),a=new URLSearchParams;t.length&&a.set("family",t.join(" ")),e.length&&a.set("route",e.join(" ")),i&&a.set("years",[...new Set(i)].join("-"));for(let[o,n]of r)J.includes(o.replace(N,""))||a.append(o,n);return F(a)}function P(s){let t=new URLSearchParams(s);for(let e of Q)t.delete(e);return F(t)}function F(s){let t=s.toString().replaceAll("%2C",",");return t&&`?${t}`}function X({routes:s},t){return s.filter(({family:e})=>e===t).map(({id:e})=>e)}function Z({kind:s,name:t}){return`${s.slice(0,1).toUpperCase()}${s.slice(1).toLowerCase()}: ${t}`}function _(s,t){return[...s.getAll(N+t),...s.getAll(t)].filter(Boolean)}function A(s,t){return s.flatMap(e=>(t.has(e)?[e]:e.split(/[\s,]+/)).filter(i=>t.has(i)))}function tt(s,t){let e=s.flatMap(o=>o.split(/[\s,–-]+/)).filter(Boolean);if(!e.length||e.length>2||!e.every(o=>/^[0-9]{4}$/.test(o)))return null;let i=e.map(Number),r=Math.max(Math.min(...i),t[0]),a=Math.min(Math.max(...i),t[1]);return r>a||r===t[0]&&a===t[1]?null:[r,a]}var et="escape-routes-tried";function I(s,t){t!==s.location.search&&(s.history.pushState({},"",B(s,t)),L(s))}function D(s,t){t!==s.location.search&&s.history.replaceState(s.history.state,"",B(s,t))}function O(s,t){s.dispatchEvent(new CustomEvent(et,{detail:t??s.location.search}))}function L(s){s.dispatchEvent(new PopStateEvent("popstate",{state:s.history.state}))}function B({location:s},t){return`${s.pathname}${t}${s.hash}`}var b=class{constructor(t,{families:e},i){let r=e.filter(({id:o})=>o),a=l("div","chips",t);a.setAttribute("role","group"),a.setAttribute("aria-label","Families of routes"),a.hidden=r.length===0,this._chosen=[],this._chips=r.map(({id:o,name:n,words:c})=>{let d=l("button","chip",a,n);return d.type="button",d.title=c,d.dataset.family=o,d.addEventListener("click",()=>i({families:this._toggled(o)})),d})}show({families:t}){this._chosen=t;for(let e of this._chips){let i=t.includes(e.dataset.family??"");e.setAttribute("aria-pressed",String(i))}}_toggled(t){return this._chips.map(({dataset:i})=>i.family??"").filter(i=>this._chosen.includes(i)!==(i===t))}};function U(s,t){let e=j(t),i=s.filter(({name:o,short:n})=>[o,n].some(c=>j(c).includes(e))),r=i.map(({id:o,name:n})=>({label:n,ids:[o]}));return!e||i.length<2?r:[{label:`All ${i.length} with “${t.trim()}”`,ids:i.map(({id:o})=>o)},...r]}function j(s){return s.trim().normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase()}var M="offers",w=class{constructor(t,{routes:e},i){this._routes=e,this._choose=i,this._chosen=[],this._offers=[],this._active=-1;let r=l("div","search",t);this._tokens=l("span","tokens",r),this._field=this._makeField(r),this._list=l("ul","",r),this._list.id=M,this._list.setAttribute("role","listbox"),this._list.setAttribute("aria-label","Routes"),this._close()}show({routes:t}){if(!(t.join()===this._chosen.join()&&this._tokens.childElementCount)){this._chosen=t,this._tokens.replaceChildren();for(let{id:e,short:i}of this._routes.filter(r=>t.includes(r.id))){let r=m(this._tokens,`Take out ${i}`,()=>this._drop(e),`${i} ×`);r.className="chip token",r.dataset.route=e}this._field.placeholder=t.length?"":"Find a route"}}_makeField(t){let e=l("input","",t);e.type="text",e.autocomplete="off",e.spellcheck=!1;for(let[i,r]of Object.entries({role:"combobox","aria-label":"Find a route","aria-autocomplete":"list","aria-controls":M}))e.setAttribute(i,r);return e.addEventListener("input",()=>this._open()),e.addEventListener("click",()=>this._open()),e.addEventListener("blur",()=>this._close()),e.addEventListener("keydown",i=>this._onKey(i)),e}_drop(t){this._choose({routes:this._chosen.filter(e=>e!==t)}),this._field.focus()}_open(){let t=this._routes.filter(({id:i})=>!this._chosen.includes(i)),e=this._field.value;this._offers=U(t,e),this._list.replaceChildren();for(let[i,{label:r,ids:a}]of this._offers.entries()){let o=l("li","",this._list,r);o.id=`${M}-${i}`,o.setAttribute("role","option"),o.addEventListener("pointerdown",n=>n.preventDefault()),o.addEventListener("click",()=>this._take(a))}this._offers.length||l("li","none",this._list,"No route has these letters."),this._list.hidden=!1,this._field.setAttribute("aria-expanded","true"),this._activate(e.trim()&&this._offers.length?0:-1)}_close(){this._list.hidden=!0,this._field.setAttribute("aria-expanded","false"),this._activate(-1)}_activate(t){this._active=t;for(let[i,r]of[...this._list.children].entries())r.setAttribute("aria-selected",String(i===t));let e=this._list.children[t];e?(this._field.setAttribute("aria-activedescendant",e.id),e.scrollIntoView({block:"nearest"})):this._field.removeAttribute("aria-activedescendant")}_take(t){this._field.value="",this._close();let e=new Set([...this._chosen,...t]);this._choose({routes:this._routes.map(({id:i})=>i).filter(i=>e.has(i))})}_onKey(t){!t.isComposing&&this._act(t.key)&&(t.preventDefault(),t.stopPropagation())}_act(t){let e=this._offers[this._active],r={ArrowDown:()=>this._step(1),ArrowUp:()=>this._step(-1),Enter:e!==void 0&&(()=>this._take(e.ids)),Escape:!this._list.hidden&&(()=>this._close()),Backspace:this._canTakeBack&&(()=>this._choose({routes:this._chosen.slice(0,-1)}))}[t];return r&&r(),!!r}get _canTakeBack(){return!this._field.value&&this._chosen.length>0}_step(t){this._list.hidden&&this._open();let e=this._offers.length;e&&this._activate((this._active+t+e)%e)}};var it=2500,R="Copy link",g=class{constructor(t,e){let i=l("div","tools",t);this._add=l("button","tool",i,"Add this view to my briefing"),this._add.type="button",this._add.title="A scene with these routes and years, kept in this session only. The page “Briefing” puts scenes in order, presents and saves them.",this._add.addEventListener("click",()=>e(window.location.search)),this._copy=l("button","tool",i,R),this._copy.type="button",this._copy.title="A link that shows the same to others",this._copy.addEventListener("click",()=>this._copyLink()),this._link=l("input","link",i),this._link.readOnly=!0,this._link.hidden=!0,this._link.setAttribute("aria-label","Link to this view"),this._scenes=l("span","scenes",i),this._scenes.setAttribute("role","status")}show(t){this._add.hidden=!t,this._add.disabled=t?.isFull??!1,this._scenes.textContent=t?.scenes??"",this._link.hidden=!0}async _copyLink(){let{href:t}=window.location;try{await navigator.clipboard.writeText(t),this._copy.textContent="Link copied",setTimeout(()=>{this._copy.textContent=R},it)}catch{this._link.value=t,this._link.hidden=!1,this._link.select()}}};var st={ArrowLeft:-1,ArrowDown:-1,ArrowRight:1,ArrowUp:1,PageDown:-5,PageUp:5,Home:Number.NEGATIVE_INFINITY,End:Number.POSITIVE_INFINITY};function K(s,[t,e]){let i=Math.floor(s*(e-t+1));return Math.max(t,Math.min(e,t+i))}function H(s,t){return[Math.min(s,t),Math.max(s,t)]}function Y(s,t,e,i){let r=st[e];if(r===void 0)return null;let[a,o]=t?[s[0],i[1]]:[i[0],s[1]],n=Math.max(a,Math.min(o,s[t]+r));return t?[s[0],n]:[n,s[1]]}function p(s,t){return s[0]===t[0]&&s[1]===t[1]?null:s}var rt=250,C="All years",ot=["First year","Last year"],y=class{constructor(t,{span:e,yearly:i},r,a){this._span=e,this._choose=r,this._tryOut=a,this._years=e,this._timer=void 0;let o=l("div","years",t);o.setAttribute("role","group"),o.setAttribute("aria-label","Years");let n=l("div","head",o);this._words=l("output","",n),this._all=m(n,C,()=>this._choose({years:null}),C),this._track=l("div","track",o),this._bars=this._makeBars(new Map(i)),this._handles=[this._makeHandle(0),this._makeHandle(1)];let c=l("div","ends",o);l("span","",c,String(e[0])),l("span","",c,String(e[1])),this._track.addEventListener("pointerdown",d=>this._onPress(d))}show({years:t}){this._timer===void 0&&this._draw(t??this._span)}_makeBars(t){let[e,i]=this._span,r=Math.max(1,...t.values()),a=l("div","bars",this._track);return a.setAttribute("aria-hidden","true"),Array.from({length:i-e+1},(o,n)=>{let c=t.get(e+n),d=l("i","",a);return d.style.height=`${c===void 0?0:Math.max(3,100*c/r)}%`,d.title=c===void 0?`${e+n}`:nt(e+n,c),d})}_makeHandle(t){let e=l("span","handle",this._track);return e.tabIndex=0,e.setAttribute("role","slider"),e.setAttribute("aria-label",ot[t]),e.setAttribute("aria-valuemin",String(this._span[0])),e.setAttribute("aria-valuemax",String(this._span[1])),e.addEventListener("keydown",i=>this._onKey(i,t)),e.addEventListener("blur",()=>this._settle()),e}_draw(t){this._years=t;let[e,i]=this._span,r=i-e+1;for(let[n,c]of this._bars.entries())c.className=e+n>=t[0]&&e+n<=t[1]?"in":"";let a=[t[0]-e,t[1]-e+1];for(let[n,c]of this._handles.entries())c.style.left=`${100*a[n]/r}%`,c.setAttribute("aria-valuenow",String(t[n]));let o=p(t,this._span);this._words.textContent=o?[...new Set(t)].join("–"):C,this._all.hidden=!o}_try(t){t.join()!==this._years.join()&&(this._draw(t),this._tryOut({years:p(t,this._span)}))}_settle(){this._timer!==void 0&&(clearTimeout(this._timer),this._timer=void 0,this._choose({years:p(this._years,this._span)}))}_onKey(t,e){let i=Y(this._years,e,t.key,this._span);i&&(t.preventDefault(),t.stopPropagation(),clearTimeout(this._timer),this._timer=setTimeout(()=>this._settle(),rt),this._try(i))}_onPress(t){if(t.button!==0)return;let e=this._handles.indexOf(t.target),i=this._years,r=this._yearUnder(t),a=e<0?r:i[1-e];e<0&&t.preventDefault();let o=!1;this._track.setPointerCapture(t.pointerId);let n=d=>{let u=this._yearUnder(d);o||=u!==r,o&&this._try(H(a,u))},c=()=>{this._track.removeEventListener("pointermove",n),this._track.removeEventListener("pointerup",c),this._track.removeEventListener("pointercancel",c),!(e>=0&&!o&&!z(i,r))&&(o||this._draw(z(i,r)?this._span:[r,r]),this._choose({years:p(this._years,this._span)}))};this._track.addEventListener("pointermove",n),this._track.addEventListener("pointerup",c),this._track.addEventListener("pointercancel",c)}_yearUnder({clientX:t}){let{left:e,width:i}=this._track.getBoundingClientRect();return K((t-e)/i,this._span)}};function z([s,t],e){return s===e&&t===e}function nt(s,t){return`${s}: ${t.toLocaleString("en")} arrivals in South Korea`}var v=class{constructor(t,e,i){this._known=e,this._page="";let r=n=>I(window,this._with(n)),a=n=>O(window,this._with(n)),o=l("div","choice",t);this._parts=[new b(o,e,r),new w(o,e,r),new y(t,e,r,a)],this._tools=new g(o,n=>i("added",n)),this._onMove=()=>this._read(),window.addEventListener("popstate",this._onMove),this._read()}show({page:t,search:e,briefing:i}){this._tools.show(i),this._page&&t!==this._page&&this._carry(e),this._page=t,this._read()}remove(){window.removeEventListener("popstate",this._onMove)}get _filters(){return S(window.location.search,this._known)}_read(){for(let t of this._parts)t.show(this._filters)}_carry(t){let e=S(t,this._known),i=E(window.location.search,e);i!==window.location.search&&(D(window,i),L(window))}_with(t){let e=E(window.location.search,{...this._filters,...t});return t.years===void 0?P(e):e}};var f=new WeakMap;function It({data:s,parentElement:t,setTriggerValue:e},i){let r=JSON.stringify(s.own);if(f.get(t)?.own!==r){at(t);let a=new v(lt(t),s.own??i,e);f.set(t,{strip:a,own:r})}f.get(t)?.strip.show(s)}function at(s){f.get(s)?.strip.remove(),f.delete(s)}function lt(s){let t=s.querySelector(".strip");if(!t.childElementCount){let e=s.ownerDocument.createElement("style");e.textContent=$,s.prepend(e)}return t.replaceChildren(),t}export{It as draw,at as remove};
