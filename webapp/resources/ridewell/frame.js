/*
 * What every page shares: theme switch, times that move by themselves, the bottom sheet, boxes for a code.
 * Markup asks for it by data attributes; nothing here knows a page.
 *
 *   data-until="ISO time"      counts down to it, 0:00 at the end      data-since="ISO time"   counts up
 *   data-address="path"        a field that shows the whole address    data-copy="id"          copies that field
 *   data-eta="seconds"         counts down in minutes, never below 1   data-ring="ISO" data-of="seconds"  the ring of an offer
 *   data-whole="seconds"       a meter that fills as the page's data-eta runs out; what it says changes in tenths, so that it is no noise
 */
(function () {
    "use strict";
    const root = document.documentElement;
    const PATIENCE = 600; // milliseconds
    let underWay = 0;
    let pause = 0;

    function isDark() {
        return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    }

    function remember(theme) {
        root.dataset.theme = theme;
        try {
            localStorage.setItem("ridewell-theme", theme);
        } catch (e) {
            // holds for this page only
        }
    }

    function clock(seconds) {
        const s = Math.max(0, Math.round(seconds));
        const h = Math.floor(s / 3600);
        const mm = Math.floor((s % 3600) / 60);
        const ss = String(s % 60).padStart(2, "0");
        return h ? `${h}:${String(mm).padStart(2, "0")}:${ss}` : `${mm}:${ss}`;
    }

    function tick() {
        const now = Date.now();
        document.querySelectorAll("[data-until]").forEach((e) => {
            e.textContent = clock((Date.parse(e.dataset.until) - now) / 1000);
        });
        document.querySelectorAll("[data-since]").forEach((e) => {
            e.textContent = clock((now - Date.parse(e.dataset.since)) / 1000);
        });
        document.querySelectorAll("[data-eta]").forEach((e) => {
            if (!e.dataset.due || e.dataset.from !== e.dataset.eta) {
                e.dataset.from = e.dataset.eta;
                e.dataset.due = String(now + Number(e.dataset.eta) * 1000);
            }
            e.textContent = String(Math.max(1, Math.ceil((Number(e.dataset.due) - now) / 60000)));
        });
        document.querySelectorAll("[data-whole]").forEach((meter) => {
            const eta = document.querySelector("[data-eta]");
            if (eta) {
                const left = Math.max(0, (Number(eta.dataset.due) - now) / 1000);
                const part = Math.max(0, 1 - left / Number(meter.dataset.whole));
                meter.firstElementChild.style.width = `${Math.round(part * 100)}%`;
                meter.setAttribute("aria-valuenow", String(Math.floor(part * 10) * 10));
            }
        });
        document.querySelectorAll("[data-ring]").forEach((ring) => {
            const left = Math.max(0, (Date.parse(ring.dataset.ring) - now) / 1000);
            const part = Math.min(1, left / Number(ring.dataset.of));
            const around = 2 * Math.PI * 28;
            const arc = ring.querySelector(".left");
            arc.setAttribute("stroke-dasharray", `${part * around} ${around}`);
            ring.querySelector("text").textContent = String(Math.ceil(left));
        });
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-theme-switch]");
        if (button) {
            remember(isDark() ? "light" : "dark");
        }
        const filler = event.target.closest("[data-fill]");
        if (filler) {
            for (const [id, value] of Object.entries(JSON.parse(filler.dataset.fill))) {
                const field = document.getElementById(id);
                field.value = value;
                field.dispatchEvent(new Event("change", { bubbles: true }));
            }
            const next = document.getElementById(filler.dataset.then);
            if (next) {
                next.focus();
            }
        }
        const copier = event.target.closest("[data-copy]");
        if (copier) {
            copy(copier, document.getElementById(copier.dataset.copy));
        }
        if (event.target.closest("[data-print]")) {
            window.print();
        }
        const step = event.target.closest(".grip");
        if (step && !step.dataset.dragged) {
            const sheet = step.closest(".sheet");
            const heights = ["low", "middle", "high"];
            const at = heights.indexOf(sheet.dataset.height);
            setHeight(sheet, heights[(at + 1) % heights.length]);
        }
    });

    /** Into the clipboard, or, where the browser has none to give, marked for copying by hand. */
    async function copy(button, field) {
        field.select();
        try {
            await navigator.clipboard.writeText(field.value);
            button.querySelector("span:last-child").textContent = button.dataset.copied;
        } catch (e) {
            field.focus();
        }
    }

    /** A path becomes an address that works elsewhere too. */
    function address() {
        document.querySelectorAll("[data-address]").forEach((e) => {
            e.value = new URL(e.dataset.address, location.href).href;
        });
    }

    /** A fault must not hide behind a summary. */
    function unfold() {
        document.querySelectorAll("details:has(.ui-message-error)").forEach((e) => (e.open = true));
    }

    /** What of a map lies under the sheet: its bottom on a phone, nothing where it stands beside the map. */
    function padding(sheet) {
        const wide = matchMedia("(width >= 900px)").matches;
        return {
            top: 48,
            right: 56,
            left: 40,
            bottom: wide ? 48 : Math.min(sheet.getBoundingClientRect().height, innerHeight * 0.6) + 24,
        };
    }

    function setHeight(sheet, height) {
        sheet.dataset.height = height;
        sheet.style.height = "";
        sheet.querySelector(".grip").setAttribute("aria-expanded", String(height !== "low"));
    }

    // The sheet follows the finger and settles on the nearest of its three heights.
    document.addEventListener("pointerdown", (down) => {
        const grip = down.target.closest && down.target.closest(".grip");
        if (!grip) {
            return;
        }
        const sheet = grip.closest(".sheet");
        const start = sheet.getBoundingClientRect().height;
        const whole = sheet.parentElement.getBoundingClientRect().height;
        delete grip.dataset.dragged;
        const move = (e) => {
            if (Math.abs(e.clientY - down.clientY) > 6) {
                grip.dataset.dragged = "true";
                sheet.style.transition = "none";
                sheet.style.height = `${Math.max(96, Math.min(whole - 12, start + down.clientY - e.clientY))}px`;
            }
        };
        const up = () => {
            removeEventListener("pointermove", move);
            removeEventListener("pointerup", up);
            removeEventListener("pointercancel", up);
            sheet.style.transition = "";
            if (grip.dataset.dragged) {
                const at = sheet.getBoundingClientRect().height / whole;
                setHeight(sheet, at < 0.35 ? "low" : at < 0.75 ? "middle" : "high");
                setTimeout(() => delete grip.dataset.dragged, 0);
            }
        };
        addEventListener("pointermove", move);
        addEventListener("pointerup", up);
        addEventListener("pointercancel", up);
    });

    // Code boxes: one digit each, a pasted code fills all, the whole is copied into the real field.
    document.addEventListener("input", (event) => {
        const box = event.target.closest(".digits input");
        if (!box) {
            return;
        }
        const boxes = [...box.closest(".digits").querySelectorAll("input")];
        const digits = box.value.replace(/\D/g, "");
        let at = boxes.indexOf(box);
        box.value = "";
        for (const digit of digits) {
            if (at < boxes.length) {
                boxes[at++].value = digit;
            }
        }
        boxes[Math.min(at, boxes.length - 1)].focus();
        gather(boxes);
    });

    document.addEventListener("keydown", (event) => {
        const box = event.target.closest && event.target.closest(".digits input");
        if (box && event.key === "Backspace" && !box.value) {
            const boxes = [...box.closest(".digits").querySelectorAll("input")];
            const before = boxes[boxes.indexOf(box) - 1];
            if (before) {
                before.value = "";
                before.focus();
                gather(boxes);
            }
        }
    });

    function gather(boxes) {
        const field = document.getElementById(boxes[0].closest(".digits").dataset.into);
        field.value = boxes.map((b) => b.value).join("");
    }

    function offline() {
        const bar = document.getElementById("offline");
        if (bar) {
            bar.hidden = navigator.onLine && !root.dataset.lost;
        }
    }

    /** A line under the header while the server lets a button or a refresh wait; what is answered soon shows none. */
    function working(requests) {
        clearTimeout(pause);
        underWay = Math.max(0, underWay + requests);
        const line = document.getElementById("working");
        const words = line.firstElementChild;
        if (!underWay) {
            line.hidden = true;
            words.textContent = "";
        } else if (line.hidden) {
            pause = setTimeout(() => {
                line.hidden = false;
                words.textContent = words.dataset.text;
            }, PATIENCE);
        }
    }

    /** A button or a refresh that the server could not do; what the page shows stays. 0 takes the words away. */
    function fault(status) {
        const bar = document.getElementById("fault");
        if (bar) {
            bar.hidden = status < 500;
            bar.textContent = bar.hidden ? "" : status === 503 ? bar.dataset.outage : bar.dataset.fault;
        }
    }

    /** PrimeFaces leaves a button that got no answer turning, and disabled for good. */
    function release(settings) {
        Object.values(PrimeFaces.widgets)
            .filter((widget) => widget.ajaxCount && PrimeFaces.ajax.Utils.isXhrSource(widget, settings))
            .forEach((widget) => PrimeFaces.buttonEndAjaxDisabled(widget, widget.jq));
    }

    addEventListener("online", offline);
    addEventListener("offline", offline);

    window.Ridewell = Object.assign(window.Ridewell || {}, {
        isDark,
        clock,
        setHeight,
        padding,
        /** The live connection tells whether it stands; the bar goes by itself. */
        connected(stands) {
            if (stands) {
                delete root.dataset.lost;
            } else {
                root.dataset.lost = "true";
            }
            offline();
        },
        /** JSON that the page carries in a hidden element's data-json. */
        json(id) {
            const element = document.getElementById(id);
            return element && element.dataset.json ? JSON.parse(element.dataset.json) : null;
        },
        csrf() {
            const meta = document.querySelector("meta[name=csrf]");
            return meta ? meta.content : "";
        },
    });

    tick();
    setInterval(tick, 1000);
    document.addEventListener("DOMContentLoaded", () => {
        tick();
        address();
        offline();
        unfold();
        if (window.jQuery) {
            window.jQuery(document)
                .on("pfAjaxSend", () => working(1))
                .on("pfAjaxComplete", () => {
                    working(-1);
                    tick();
                    address();
                    unfold();
                })
                .on("pfAjaxSuccess", () => fault(0))
                .on("pfAjaxError", (event, request, settings) => {
                    fault(request.status);
                    release(settings);
                });
        }
    });
})();
