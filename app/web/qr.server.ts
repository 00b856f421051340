// Knows how a text is drawn as a QR code; must never keep one that carries a secret.
import QRCode from "qrcode";

/** SVG text without a margin, black on white so that any reader takes it. */
export async function qrOf(text: string): Promise<string> {
  return QRCode.toString(text, { type: "svg", margin: 1, errorCorrectionLevel: "M", color: { dark: "#000", light: "#fff" } });
}
