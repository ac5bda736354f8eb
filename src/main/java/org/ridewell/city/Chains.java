package org.ridewell.city;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Joins pieces that share an end into as few lines as they make. */
final class Chains {

    private Chains() {}

    /** @param mayTurn whether a piece may be taken in its other direction */
    static List<List<Long>> join(List<List<Long>> pieces, boolean mayTurn) {
        List<List<Long>> left = new ArrayList<>(pieces);
        List<List<Long>> joined = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Long> chain = new ArrayList<>(left.remove(0));
            while (!isRing(chain) && grow(chain, left, mayTurn)) {
                // each round takes one more piece
            }
            joined.add(chain);
        }
        return joined;
    }

    private static boolean grow(List<Long> chain, List<List<Long>> left, boolean mayTurn) {
        for (int i = 0; i < left.size(); i++) {
            List<Long> piece = new ArrayList<>(left.get(i));
            boolean fits = attach(chain, piece);
            if (!fits && mayTurn) {
                Collections.reverse(piece);
                fits = attach(chain, piece);
            }
            if (fits) {
                left.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean attach(List<Long> chain, List<Long> piece) {
        if (last(chain).equals(piece.get(0))) {
            chain.addAll(piece.subList(1, piece.size()));
            return true;
        }
        if (last(piece).equals(chain.get(0))) {
            chain.addAll(0, piece.subList(0, piece.size() - 1));
            return true;
        }
        return false;
    }

    static boolean isRing(List<Long> chain) {
        return chain.size() > 3 && chain.get(0).equals(last(chain));
    }

    private static Long last(List<Long> chain) {
        return chain.get(chain.size() - 1);
    }
}
