import CZlib

/// Compresses bytes that are kept beside others (zlib format, RFC 1950).
public func deflated(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  guard isnad_deflate_init(&stream, level) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  var input = bytes
  let count = input.withUnsafeMutableBufferPointer { source in
    out.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      _ = deflate(&stream, Z_FINISH)
      return Int(stream.total_out)
    }
  }
  return Array(out[..<count])
}

/// Why compressed bytes could not be read.
public enum CompressionError: Error, Sendable, Hashable {
  /// The bytes are damaged or end too early.
  case damaged
  /// They grow beyond what the reader allows.
  case tooLarge
}

/// The bytes that ``deflated(_:level:)`` compressed.
public func inflated(_ bytes: [UInt8], limit: Int = 256 << 20) throws(CompressionError) -> [UInt8] {
  var inflater = try Inflater(limit: limit)
  inflater.feed(bytes)
  var out: [UInt8] = []
  while true {
    let piece = try inflater.next()
    if piece.isEmpty { break }
    out += piece
  }
  guard inflater.isComplete else { throw .damaged }
  return out
}
