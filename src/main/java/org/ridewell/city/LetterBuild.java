package org.ridewell.city;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ridewell.tiles.entity.Glyph;

/** Takes the outlines of Liberation Sans (SIL Open Font License), which comes with PDFBox, for the letters of western Europe. */
final class LetterBuild {

    private static final String FONT = "org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String BEYOND_LATIN_1 = "œŒ’‘–…Ÿ";

    private LetterBuild() {}

    static Map<Character, Glyph> letters() throws IOException {
        try (InputStream in = LetterBuild.class.getClassLoader().getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException(FONT + " is not on the build's class path");
            }
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
                return letters(font);
            }
        }
    }

    private static Map<Character, Glyph> letters(TrueTypeFont font) throws IOException {
        Map<Character, Glyph> letters = new HashMap<>();
        double em = font.getUnitsPerEm();
        StringBuilder wanted = new StringBuilder(BEYOND_LATIN_1);
        for (char c = ' '; c <= 'ÿ'; c++) {
            wanted.append(c);
        }
        for (char c : wanted.toString().toCharArray()) {
            int id = font.getUnicodeCmapLookup().getGlyphId(c);
            if (id > 0) {
                GlyphData glyph = font.getGlyph().getGlyph(id);
                GeneralPath outline = glyph == null ? new GeneralPath() : glyph.getPath();
                outline.transform(AffineTransform.getScaleInstance(1 / em, -1 / em));
                letters.put(c, new Glyph(new Path2D.Double(outline), font.getAdvanceWidth(id) / em));
            }
        }
        return letters;
    }
}
