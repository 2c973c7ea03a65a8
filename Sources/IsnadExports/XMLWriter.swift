import IsnadText

/// Writes XML 1.0 by hand: every text escaped, every character that XML forbids replaced by U+FFFD.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var open: [String] = []

  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String? = nil,
    _ body: ((inout XMLWriter) -> Void)? = nil
  ) {
    indent()
    bytes += Array("<\(name)".utf8)
    for (key, value) in attributes {
      guard let value else { continue }
      bytes += Array(" \(key)=\"".utf8)
      escape(value)
      bytes.append(0x22)
    }
    if let text {
      bytes.append(0x3E)
      escape(text)
      bytes += Array("</\(name)>\n".utf8)
    } else if let body {
      bytes += [0x3E, 0x0A]
      open.append(name)
      body(&self)
      open.removeLast()
      indent()
      bytes += Array("</\(name)>\n".utf8)
    } else {
      bytes += [0x2F, 0x3E, 0x0A]
    }
  }

  private mutating func indent() { bytes += Array(repeating: 0x20, count: 2 * open.count) }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += Array("&amp;".utf8)
      case 0x3C: bytes += Array("&lt;".utf8)
      case 0x3E: bytes += Array("&gt;".utf8)
      case 0x22: bytes += Array("&quot;".utf8)
      // White space would be normalised away in an attribute, a carriage return anywhere.
      case 0x09, 0x0A, 0x0D: bytes += Array("&#\(scalar.value);".utf8)
      case 0..<0x20, 0x7F...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: appendScalar(0xFFFD, to: &bytes)
      default: appendScalar(scalar.value, to: &bytes)
      }
    }
  }
}
