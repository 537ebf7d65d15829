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
`;function l(i,t="",e=null,s=void 0){let r=(e?.ownerDocument??document).createElement(i);return t&&(r.className=t),s!==void 0&&(r.textContent=s),e?.append(r),r}function m(i,t,e,s=void 0){let r=l("button","",i,s);return r.type="button",r.title=t,r.setAttribute("aria-label",t),r.addEventListener("click",e),r}var Q=["family","route","years","kind"],X=["front","walk","at"],F="amp;";function L(i,t){let e=new URLSearchParams(i),{families:s,routes:r,span:a}=t,o=new Set(r.map(({id:h})=>h)),n=new Set(E(_(e,"kind"),new Set(r.map(({kind:h})=>h)))),c=new Set(r.filter(({kind:h})=>n.has(h)).map(({id:h})=>h)),d=new Map(s.filter(({id:h})=>h).map(({id:h})=>[h,Z(t,h)])),u=new Set(E(_(e,"family"),new Set(d.keys())));for(let[h,A]of d)if(!(!A.length||!A.every(S=>c.has(S)))){u.add(h);for(let S of A)c.delete(S)}let N=new Map(r.map(h=>[tt(h),h.id])),W=new Set([...o,...N.keys()]),G=E(_(e,"route"),W).map(h=>N.get(h)??h),q=new Set([...c,...G]);return{families:[...d.keys()].filter(h=>u.has(h)),routes:[...o].filter(h=>q.has(h)),years:et(_(e,"years"),a)}}function M(i,{families:t,routes:e,years:s}){let r=new URLSearchParams(i),a=new URLSearchParams;t.length&&a.set("family",t.join(" ")),e.length&&a.set("route",e.join(" ")),s&&a.set("years",[...new Set(s)].join("-"));for(let[o,n]of r)Q.includes(o.replace(F,""))||a.append(o,n);return I(a)}function P(i){let t=new URLSearchParams(i);for(let e of X)t.delete(e);return I(t)}function I(i){let t=i.toString().replaceAll("%2C",",");return t&&`?${t}`}function Z({routes:i},t){return i.filter(({family:e})=>e===t).map(({id:e})=>e)}function tt({kind:i,name:t}){return`${i.slice(0,1).toUpperCase()}${i.slice(1).toLowerCase()}: ${t}`}function _(i,t){return[...i.getAll(F+t),...i.getAll(t)].filter(Boolean)}function E(i,t){return i.flatMap(e=>(t.has(e)?[e]:e.split(/[\s,]+/)).filter(s=>t.has(s)))}function et(i,t){let e=i.flatMap(o=>o.split(/[\s,–-]+/)).filter(Boolean);if(!e.length||e.length>2||!e.every(o=>/^[0-9]{4}$/.test(o)))return null;let s=e.map(Number),r=Math.max(Math.min(...s),t[0]),a=Math.min(Math.max(...s),t[1]);return r>a||r===t[0]&&a===t[1]?null:[r,a]}var w="escape-routes-went",it="escape-routes-tried";function D(i,t){t!==i.location.search&&(i.history.pushState({},"",j(i,t)),i.dispatchEvent(new Event(w)),i.document.hidden?b(i):i.requestAnimationFrame(()=>i.setTimeout(()=>b(i))))}function O(i,t){t!==i.location.search&&i.history.replaceState(i.history.state,"",j(i,t))}function B(i,t){i.dispatchEvent(new CustomEvent(it,{detail:t??i.location.search}))}function b(i){i.dispatchEvent(new PopStateEvent("popstate",{state:i.history.state}))}function j({location:i},t){return`${i.pathname}${t}${i.hash}`}var v=class{constructor(t,{families:e},s){let r=e.filter(({id:o})=>o),a=l("div","chips",t);a.setAttribute("role","group"),a.setAttribute("aria-label","Families of routes"),a.hidden=r.length===0,this._chosen=[],this._chips=r.map(({id:o,name:n,words:c})=>{let d=l("button","chip",a,n);return d.type="button",d.title=c,d.dataset.family=o,d.addEventListener("click",()=>s({families:this._toggled(o)})),d})}show({families:t}){this._chosen=t;for(let e of this._chips){let s=t.includes(e.dataset.family??"");e.setAttribute("aria-pressed",String(s))}}_toggled(t){return this._chips.map(({dataset:s})=>s.family??"").filter(s=>this._chosen.includes(s)!==(s===t))}};function R(i,t){let e=U(t),s=i.filter(({name:o,short:n})=>[o,n].some(c=>U(c).includes(e))),r=s.map(({id:o,name:n})=>({label:n,ids:[o]}));return!e||s.length<2?r:[{label:`All ${s.length} with “${t.trim()}”`,ids:s.map(({id:o})=>o)},...r]}function U(i){return i.trim().normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase()}var C="offers",g=class{constructor(t,{routes:e},s){this._routes=e,this._choose=s,this._chosen=[],this._offers=[],this._active=-1;let r=l("div","search",t);this._tokens=l("span","tokens",r),this._field=this._makeField(r),this._list=l("ul","",r),this._list.id=C,this._list.setAttribute("role","listbox"),this._list.setAttribute("aria-label","Routes"),this._close()}show({routes:t}){if(!(t.join()===this._chosen.join()&&this._tokens.childElementCount)){this._chosen=t,this._tokens.replaceChildren();for(let{id:e,short:s}of this._routes.filter(r=>t.includes(r.id))){let r=m(this._tokens,`Take out ${s}`,()=>this._drop(e),`${s} ×`);r.className="chip token",r.dataset.route=e}this._field.placeholder=t.length?"":"Find a route"}}_makeField(t){let e=l("input","",t);e.type="text",e.autocomplete="off",e.spellcheck=!1;for(let[s,r]of Object.entries({role:"combobox","aria-label":"Find a route","aria-autocomplete":"list","aria-controls":C}))e.setAttribute(s,r);return e.addEventListener("input",()=>this._open()),e.addEventListener("click",()=>this._open()),e.addEventListener("blur",()=>this._close()),e.addEventListener("keydown",s=>this._onKey(s)),e}_drop(t){this._choose({routes:this._chosen.filter(e=>e!==t)}),this._field.focus()}_open(){let t=this._routes.filter(({id:s})=>!this._chosen.includes(s)),e=this._field.value;this._offers=R(t,e),this._list.replaceChildren();for(let[s,{label:r,ids:a}]of this._offers.entries()){let o=l("li","",this._list,r);o.id=`${C}-${s}`,o.setAttribute("role","option"),o.addEventListener("pointerdown",n=>n.preventDefault()),o.addEventListener("click",()=>this._take(a))}this._offers.length||l("li","none",this._list,"No route has these letters."),this._list.hidden=!1,this._field.setAttribute("aria-expanded","true"),this._activate(e.trim()&&this._offers.length?0:-1)}_close(){this._list.hidden=!0,this._field.setAttribute("aria-expanded","false"),this._activate(-1)}_activate(t){this._active=t;for(let[s,r]of[...this._list.children].entries())r.setAttribute("aria-selected",String(s===t));let e=this._list.children[t];e?(this._field.setAttribute("aria-activedescendant",e.id),e.scrollIntoView({block:"nearest"})):this._field.removeAttribute("aria-activedescendant")}_take(t){this._field.value="",this._close();let e=new Set([...this._chosen,...t]);this._choose({routes:this._routes.map(({id:s})=>s).filter(s=>e.has(s))})}_onKey(t){!t.isComposing&&this._act(t.key)&&(t.preventDefault(),t.stopPropagation())}_act(t){let e=this._offers[this._active],r={ArrowDown:()=>this._step(1),ArrowUp:()=>this._step(-1),Enter:e!==void 0&&(()=>this._take(e.ids)),Escape:!this._list.hidden&&(()=>this._close()),Backspace:this._canTakeBack&&(()=>this._choose({routes:this._chosen.slice(0,-1)}))}[t];return r&&r(),!!r}get _canTakeBack(){return!this._field.value&&this._chosen.length>0}_step(t){this._list.hidden&&this._open();let e=this._offers.length;e&&this._activate((this._active+t+e)%e)}};var st=2500,K="Copy link",y=class{constructor(t,e){let s=l("div","tools",t);this._add=l("button","tool",s,"Add this view to my briefing"),this._add.type="button",this._add.title="A scene with these routes and years, kept in this session only. The page “Briefing” puts scenes in order, presents and saves them.",this._add.addEventListener("click",()=>e(window.location.search)),this._copy=l("button","tool",s,K),this._copy.type="button",this._copy.title="A link that shows the same to others",this._copy.addEventListener("click",()=>this._copyLink()),this._link=l("input","link",s),this._link.readOnly=!0,this._link.hidden=!0,this._link.setAttribute("aria-label","Link to this view"),this._scenes=l("span","scenes",s),this._scenes.setAttribute("role","status")}show(t){this._add.hidden=!t,this._add.disabled=t?.isFull??!1,this._scenes.textContent=t?.scenes??"",this._link.hidden=!0}async _copyLink(){let{href:t}=window.location;try{await navigator.clipboard.writeText(t),this._copy.textContent="Link copied",setTimeout(()=>{this._copy.textContent=K},st)}catch{this._link.value=t,this._link.hidden=!1,this._link.select()}}};var rt={ArrowLeft:-1,ArrowDown:-1,ArrowRight:1,ArrowUp:1,PageDown:-5,PageUp:5,Home:Number.NEGATIVE_INFINITY,End:Number.POSITIVE_INFINITY};function H(i,[t,e]){let s=Math.floor(i*(e-t+1));return Math.max(t,Math.min(e,t+s))}function Y(i,t){return[Math.min(i,t),Math.max(i,t)]}function z(i,t,e,s){let r=rt[e];if(r===void 0)return null;let[a,o]=t?[i[0],s[1]]:[s[0],i[1]],n=Math.max(a,Math.min(o,i[t]+r));return t?[i[0],n]:[n,i[1]]}function p(i,t){return i[0]===t[0]&&i[1]===t[1]?null:i}var ot=250,T="All years",nt=["First year","Last year"],k=class{constructor(t,{span:e,yearly:s},r,a){this._span=e,this._choose=r,this._tryOut=a,this._years=e,this._timer=void 0;let o=l("div","years",t);o.setAttribute("role","group"),o.setAttribute("aria-label","Years");let n=l("div","head",o);this._words=l("output","",n),this._all=m(n,T,()=>this._choose({years:null}),T),this._track=l("div","track",o),this._bars=this._makeBars(new Map(s)),this._handles=[this._makeHandle(0),this._makeHandle(1)];let c=l("div","ends",o);l("span","",c,String(e[0])),l("span","",c,String(e[1])),this._track.addEventListener("pointerdown",d=>this._onPress(d))}show({years:t}){this._timer===void 0&&this._draw(t??this._span)}_makeBars(t){let[e,s]=this._span,r=Math.max(1,...t.values()),a=l("div","bars",this._track);return a.setAttribute("aria-hidden","true"),Array.from({length:s-e+1},(o,n)=>{let c=t.get(e+n),d=l("i","",a);return d.style.height=`${c===void 0?0:Math.max(3,100*c/r)}%`,d.title=c===void 0?`${e+n}`:at(e+n,c),d})}_makeHandle(t){let e=l("span","handle",this._track);return e.tabIndex=0,e.setAttribute("role","slider"),e.setAttribute("aria-label",nt[t]),e.setAttribute("aria-valuemin",String(this._span[0])),e.setAttribute("aria-valuemax",String(this._span[1])),e.addEventListener("keydown",s=>this._onKey(s,t)),e.addEventListener("blur",()=>this._settle()),e}_draw(t){this._years=t;let[e,s]=this._span,r=s-e+1;for(let[n,c]of this._bars.entries())c.className=e+n>=t[0]&&e+n<=t[1]?"in":"";let a=[t[0]-e,t[1]-e+1];for(let[n,c]of this._handles.entries())c.style.left=`${100*a[n]/r}%`,c.setAttribute("aria-valuenow",String(t[n]));let o=p(t,this._span);this._words.textContent=o?[...new Set(t)].join("–"):T,this._all.hidden=!o}_try(t){t.join()!==this._years.join()&&(this._draw(t),this._tryOut({years:p(t,this._span)}))}_settle(){this._timer!==void 0&&(clearTimeout(this._timer),this._timer=void 0,this._choose({years:p(this._years,this._span)}))}_onKey(t,e){let s=z(this._years,e,t.key,this._span);s&&(t.preventDefault(),t.stopPropagation(),clearTimeout(this._timer),this._timer=setTimeout(()=>this._settle(),ot),this._try(s))}_onPress(t){if(t.button!==0)return;let e=this._handles.indexOf(t.target),s=this._years,r=this._yearUnder(t),a=e<0?r:s[1-e];e<0&&t.preventDefault();let o=!1;this._track.setPointerCapture(t.pointerId);let n=d=>{let u=this._yearUnder(d);o||=u!==r,o&&this._try(Y(a,u))},c=()=>{this._track.removeEventListener("pointermove",n),this._track.removeEventListener("pointerup",c),this._track.removeEventListener("pointercancel",c),!(e>=0&&!o&&!V(s,r))&&(o||this._draw(V(s,r)?this._span:[r,r]),this._choose({years:p(this._years,this._span)}))};this._track.addEventListener("pointermove",n),this._track.addEventListener("pointerup",c),this._track.addEventListener("pointercancel",c)}_yearUnder({clientX:t}){let{left:e,width:s}=this._track.getBoundingClientRect();return H((t-e)/s,this._span)}};function V([i,t],e){return i===e&&t===e}function at(i,t){return`${i}: ${t.toLocaleString("en")} arrivals in South Korea`}var x=class{constructor(t,e,s){this._known=e,this._page="";let r=n=>D(window,this._with(n)),a=n=>B(window,this._with(n)),o=l("div","choice",t);this._parts=[new v(o,e,r),new g(o,e,r),new k(t,e,r,a)],this._tools=new y(o,n=>s("added",n)),this._onMove=()=>this._read(),window.addEventListener("popstate",this._onMove),window.addEventListener(w,this._onMove),this._read()}show({page:t,search:e,briefing:s}){this._tools.show(s),this._page&&t!==this._page&&this._carry(e),this._page=t,this._read()}remove(){window.removeEventListener("popstate",this._onMove),window.removeEventListener(w,this._onMove)}get _filters(){return L(window.location.search,this._known)}_read(){for(let t of this._parts)t.show(this._filters)}_carry(t){let e=L(t,this._known),s=M(window.location.search,e);s!==window.location.search&&(O(window,s),b(window))}_with(t){let e=M(window.location.search,{...this._filters,...t});return t.years===void 0?P(e):e}};var f=new WeakMap;function Dt({data:i,parentElement:t,setTriggerValue:e},s){let r=JSON.stringify(i.own);if(f.get(t)?.own!==r){lt(t);let a=new x(ct(t),i.own??s,e);f.set(t,{strip:a,own:r})}f.get(t)?.strip.show(i)}function lt(i){f.get(i)?.strip.remove(),f.delete(i)}function ct(i){let t=i.querySelector(".strip");if(!t.childElementCount){let e=i.ownerDocument.createElement("style");e.textContent=$,i.prepend(e)}return t.replaceChildren(),t}export{Dt as draw,lt as remove};
