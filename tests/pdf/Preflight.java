// What PDFBox's Preflight says of PDFs: of each its path, then a line for each finding, its code and its words.
import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
    public static void main(String[] paths) throws Exception {
        for (String path : paths) {
            PreflightParser parser = new PreflightParser(new File(path));
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                System.out.println(path);
                for (ValidationError error : document.getResult().getErrorsList()) {
                    System.out.println("\t" + error.getErrorCode() + " " + error.getDetails());
                }
            }
        }
    }
}
