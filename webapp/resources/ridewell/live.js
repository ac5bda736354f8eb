/*
 * Server-Sent Events with what EventSource lacks: heartbeats are seen (they are comments), a silent connection is given up
 * after 12 s, and Last-Event-ID survives. Ridewell.live(url, {open, ride, offer, position, ...}) calls the handler of each event's name
 * with its JSON; `open` at each connection, so that a page can fetch what it missed before the first one; `reset` likewise; `back` when the
 * browser shows again a page that it had kept, which may be any time later.
 */
(function () {
    "use strict";
    const SILENCE = 12000;

    function live(url, handlers) {
        let lastId = "";
        let wait = 500;
        let life = 0;
        let controller;

        async function listen() {
            const own = new AbortController();
            controller = own;
            let watchdog = setTimeout(() => own.abort(), SILENCE);
            const headers = { Accept: "text/event-stream" };
            if (lastId) {
                headers["Last-Event-ID"] = lastId;
            }
            const answer = await fetch(url, { headers, cache: "no-store", signal: own.signal, credentials: "same-origin" });
            if (answer.status === 401 || answer.status === 403) {
                // signed out elsewhere: the page itself says what to do next
                location.reload();
                return;
            }
            if (!answer.ok || !answer.body) {
                clearTimeout(watchdog);
                throw new Error("no stream: " + answer.status);
            }
            wait = 500;
            window.Ridewell.connected(true);
            if (handlers.open) {
                handlers.open();
            }
            const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
            let rest = "";
            try {
                for (;;) {
                    const { value, done } = await reader.read();
                    if (done) {
                        return;
                    }
                    clearTimeout(watchdog);
                    watchdog = setTimeout(() => own.abort(), SILENCE);
                    const blocks = (rest + value).split(/\r?\n\r?\n/);
                    rest = blocks.pop();
                    blocks.forEach(dispatch);
                }
            } finally {
                clearTimeout(watchdog);
            }
        }

        function dispatch(block) {
            let name = "message";
            let data = "";
            for (const line of block.split(/\r?\n/)) {
                const colon = line.indexOf(":");
                if (colon <= 0) {
                    continue;
                }
                const field = line.slice(0, colon);
                const value = line.slice(colon + 1).replace(/^ /, "");
                if (field === "event") {
                    name = value;
                } else if (field === "data") {
                    data += value;
                } else if (field === "id") {
                    lastId = value;
                }
            }
            if (name === "reset") {
                lastId = "";
                if (handlers.open) {
                    handlers.open();
                }
                return;
            }
            if (handlers[name] && data) {
                handlers[name](JSON.parse(data));
            }
        }

        async function forever() {
            const mine = ++life;
            while (mine === life) {
                try {
                    await listen();
                } catch (e) {
                    // the network's fault or the server's: both are answered by trying again
                }
                if (mine !== life) {
                    return;
                }
                window.Ridewell.connected(false);
                await new Promise((go) => setTimeout(go, wait + Math.random() * 300));
                wait = Math.min(wait * 2, 8000);
            }
        }

        addEventListener("pagehide", () => {
            life++;
            controller.abort();
        });
        addEventListener("pageshow", (event) => {
            if (event.persisted) {
                wait = 500;
                if (handlers.back) {
                    handlers.back();
                }
                forever();
            }
        });
        addEventListener("online", () => controller.abort());
        forever();
    }

    window.Ridewell = Object.assign(window.Ridewell || {}, { live });
})();
