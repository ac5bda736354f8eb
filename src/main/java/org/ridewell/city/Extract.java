package org.ridewell.city;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The whole extract in memory: a city's is small. */
final class Extract {

    final Map<Long, ReaderNode> nodes = new LinkedHashMap<>();
    final Map<Long, ReaderWay> ways = new LinkedHashMap<>();
    final List<ReaderRelation> relations = new ArrayList<>();

    static Extract read(Path file) throws IOException {
        Extract extract = new Extract();
        try (OSMInputFile in =
                new OSMInputFile(file.toFile()).setWorkerThreads(1).open()) {
            for (ReaderElement next = in.getNext(); next != null; next = in.getNext()) {
                extract.keep(next);
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return extract;
    }

    private void keep(ReaderElement element) {
        if (element instanceof ReaderNode node) {
            nodes.put(node.getId(), node);
        } else if (element instanceof ReaderWay way) {
            ways.put(way.getId(), way);
        } else if (element instanceof ReaderRelation relation) {
            relations.add(relation);
        }
    }

    /** Longitude and latitude by turns; nodes that were cut off with the extract are left out. */
    double[] line(List<Long> ids) {
        return ids.stream()
                .map(nodes::get)
                .filter(java.util.Objects::nonNull)
                .flatMapToDouble(node -> java.util.stream.DoubleStream.of(node.getLon(), node.getLat()))
                .toArray();
    }

    double[] line(ReaderWay way) {
        return line(ids(way));
    }

    static List<Long> ids(ReaderWay way) {
        List<Long> ids = new ArrayList<>(way.getNodes().size());
        for (int i = 0; i < way.getNodes().size(); i++) {
            ids.add(way.getNodes().get(i));
        }
        return ids;
    }

    /** The rings that the relation's member ways of this role make together. */
    List<List<Long>> rings(ReaderRelation relation, String role) {
        List<List<Long>> parts = new ArrayList<>();
        for (ReaderRelation.Member member : relation.getMembers()) {
            ReaderWay way = member.getType() == ReaderElement.Type.WAY ? ways.get(member.getRef()) : null;
            if (way != null && member.getRole().equals(role)) {
                parts.add(ids(way));
            }
        }
        return Chains.join(parts, true);
    }

    static @Nullable String name(ReaderElement element) {
        String name = element.getTag("name");
        return name == null || name.isBlank() ? null : name.trim();
    }

    static boolean is(ReaderElement element, String key, String... values) {
        return element.hasTag(key, values);
    }
}
