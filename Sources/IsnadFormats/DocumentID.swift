public import IsnadText

/// The id of an article: the hash of its UTF-8 text (without a byte order mark), as ``sha256(of:)``.
public func documentID(of text: SourceText) -> String { sha256(of: text.bytes) }

/// `sha256:` and the hash of `bytes` in lower-case hexadecimal.
public func sha256(of bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var out = Array("sha256:".utf8)
  for byte in SHA256.hash(bytes) {
    out.append(digits[Int(byte >> 4)])
    out.append(digits[Int(byte & 15)])
  }
  return String(decoding: out, as: UTF8.self)
}
