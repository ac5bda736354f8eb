package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.ridewell.cluster.entity.Marks;

/**
 * A JSON patch (RFC 6902) whose first operations test that the object is still the one that was read: the API server answers 422 when it is not, and writes nothing. The epoch is part of
 * it, so that no act can leave it away.
 */
final class Patch {

    private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    private final JsonNode object;
    private boolean annotated;

    private Patch(JsonNode object) {
        this.object = object;
        this.annotated = Marks.metadata(object).has("annotations");
    }

    /** @param epoch of the leader that writes, which the object keeps as {@link Marks#EPOCH} */
    static Patch of(JsonNode object, long epoch) {
        Patch patch = new Patch(object);
        patch.operation("test", "/metadata/uid", TextNode.valueOf(Marks.uid(object)));
        patch.operation("test", "/metadata/resourceVersion", TextNode.valueOf(Marks.version(object)));
        return patch.annotation(Marks.EPOCH, String.valueOf(epoch));
    }

    Patch label(String key, String value) {
        return operation("add", "/metadata/labels/" + escaped(key), TextNode.valueOf(value));
    }

    Patch withoutLabel(String key) {
        operations.addObject().put("op", "remove").put("path", "/metadata/labels/" + escaped(key));
        return this;
    }

    Patch annotation(String key, String value) {
        if (!annotated) {
            operation("add", "/metadata/annotations", JsonNodeFactory.instance.objectNode());
            annotated = true;
        }
        return operation("add", "/metadata/annotations/" + escaped(key), TextNode.valueOf(value));
    }

    Patch withoutAnnotation(String key) {
        if (!Marks.annotation(object, key).isEmpty()) {
            operations.addObject().put("op", "remove").put("path", "/metadata/annotations/" + escaped(key));
        }
        return this;
    }

    Patch set(String path, JsonNode value) {
        // add replaces what is there, and replace fails where nothing is
        return operation("add", path, value);
    }

    JsonNode json() {
        return operations;
    }

    private Patch operation(String op, String path, JsonNode value) {
        operations.addObject().put("op", op).put("path", path).set("value", value);
        return this;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
