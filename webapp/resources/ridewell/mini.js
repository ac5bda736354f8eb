/* A ride's route as a small drawing: .mini[data-route] holds an encoded polyline. */
(function () {
    "use strict";
    const SIZE = 100;

    function decode(text) {
        const points = [];
        let at = 0;
        const sum = [0, 0];
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
            points.push([sum[1] * Math.cos((43.74 * Math.PI) / 180), -sum[0]]);
        }
        return points;
    }

    document.querySelectorAll(".mini[data-route]").forEach((box) => {
        const points = decode(box.dataset.route);
        if (points.length < 2) {
            return;
        }
        const xs = points.map((p) => p[0]);
        const ys = points.map((p) => p[1]);
        const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) || 1;
        const scale = (SIZE - 24) / span;
        const x = (p) => (p[0] - (Math.min(...xs) + Math.max(...xs)) / 2) * scale + SIZE / 2;
        const y = (p) => (p[1] - (Math.min(...ys) + Math.max(...ys)) / 2) * scale + SIZE / 2;
        const line = points.map((p) => `${x(p).toFixed(1)},${y(p).toFixed(1)}`).join(" ");
        const end = points[points.length - 1];
        box.innerHTML = `<svg viewBox="0 0 ${SIZE} ${SIZE}"><polyline points="${line}"/><circle class="from" cx="${x(points[0])}" cy="${y(points[0])}" r="5"/><rect class="to" x="${x(end) - 4.5}" y="${y(end) - 4.5}" width="9" height="9" rx="2"/></svg>`;
    });
})();
