/* A ride's route as a small map: .mini[data-route] holds an encoded polyline. The tiles are the city's; they load when the drawing comes into view. */
(function () {
    "use strict";
    const SIZE = 100; // of the drawing, in its own units
    const EDGE = 14;
    const TILE = 256;
    const root = document.documentElement;

    /** Google's polyline algorithm, precision 5: pairs of degrees, north first. */
    function decode(text) {
        const points = [];
        const sum = [0, 0];
        let at = 0;
        while (at < text.length) {
            for (let axis = 0; axis < 2; axis++) {
                let result = 0;
                let shift = 0;
                let byte;
                do {
                    byte = text.charCodeAt(at++) - 63;
                    result |= (byte & 31) << shift;
                    shift += 5;
                } while (byte >= 32);
                sum[axis] += result & 1 ? ~(result >> 1) : result >> 1;
            }
            points.push([sum[0] / 1e5, sum[1] / 1e5]);
        }
        return points;
    }

    /** Parts of the whole world, as web maps are cut. */
    function world([lat, lon]) {
        const sine = Math.sin((lat * Math.PI) / 180);
        return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
    }

    function theme() {
        return root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    }

    function draw(box) {
        const points = decode(box.dataset.route).map(world);
        if (points.length < 2) {
            return;
        }
        const shape = box.getBoundingClientRect();
        const width = SIZE * Math.max(1, shape.width / shape.height || 1);
        const xs = points.map((p) => p[0]);
        const ys = points.map((p) => p[1]);
        const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
        const fit = Math.min((width - 2 * EDGE) / (Math.max(...xs) - Math.min(...xs) || 1e-9), (SIZE - 2 * EDGE) / (Math.max(...ys) - Math.min(...ys) || 1e-9));
        // a tile a little larger than the drawing's scale asks for: its letters stay out of the way
        const zoom = Math.max(12, Math.min(16, Math.floor(Math.log2((fit * (shape.height || SIZE)) / SIZE / TILE) + 1)));
        const side = fit / 2 ** zoom;
        const left = middle[0] - width / 2 / fit;
        const top = middle[1] - SIZE / 2 / fit;
        const x = (p) => ((p[0] - left) * fit).toFixed(1);
        const y = (p) => ((p[1] - top) * fit).toFixed(1);
        let tiles = "";
        for (let i = Math.floor(left * 2 ** zoom); i <= (left + width / fit) * 2 ** zoom; i++) {
            for (let j = Math.floor(top * 2 ** zoom); j <= (top + SIZE / fit) * 2 ** zoom; j++) {
                tiles += `<image href="/tiles/${zoom}/${i}/${j}.png?theme=${theme()}" x="${(i / 2 ** zoom - left) * fit}" y="${(j / 2 ** zoom - top) * fit}" width="${side + 0.2}" height="${side + 0.2}"/>`;
            }
        }
        const line = points.map((p) => `${x(p)},${y(p)}`).join(" ");
        const end = points[points.length - 1];
        box.innerHTML = `<svg viewBox="0 0 ${width} ${SIZE}" preserveAspectRatio="xMidYMid slice">${tiles}<polyline class="casing" points="${line}"/><polyline points="${line}"/><circle class="from" cx="${x(points[0])}" cy="${y(points[0])}" r="5"/><rect class="to" x="${x(end) - 4.5}" y="${y(end) - 4.5}" width="9" height="9" rx="2"/></svg>`;
    }

    const seen = new IntersectionObserver(
        (entries) =>
            entries
                .filter((entry) => entry.isIntersecting)
                .forEach((entry) => {
                    seen.unobserve(entry.target);
                    draw(entry.target);
                }),
        { rootMargin: "200px" },
    );
    const all = [...document.querySelectorAll(".mini[data-route]")];
    all.forEach((box) => seen.observe(box));
    // painted anew for the other theme
    const again = () => all.filter((box) => box.firstChild).forEach(draw);
    new MutationObserver(again).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();
