import CZlib

/// Compresses bytes that are kept beside others (zlib format, RFC 1950).
///
/// - Parameter dictionary: Bytes that `bytes` shares runs with; without the same ones nothing comes out again. Of more than
///   32 kB the end counts.
public func deflated(_ bytes: [UInt8], level: Int32 = 6, dictionary: [UInt8] = []) -> [UInt8] {
  var stream = z_stream()
  guard isnad_deflate_init(&stream, level) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  if !dictionary.isEmpty { deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) }
  return finished(bytes, &stream)
}

/// Compresses bytes for others to read (gzip format, RFC 1952).
///
/// - Parameter level: Low by default: of what is sent once, the time counts as much as the size.
public func gzipped(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8] {
  var stream = z_stream()
  guard isnad_gzip_init(&stream, level) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  return finished(bytes, &stream)
}

/// All of `bytes` through a stream that was set up.
private func finished(_ bytes: [UInt8], _ stream: inout z_stream) -> [UInt8] {
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

/// The bytes that ``deflated(_:level:dictionary:)`` compressed.
///
/// - Parameter dictionary: Used where the bytes were compressed with one; another one than theirs is told as damage.
public func inflated(
  _ bytes: [UInt8], limit: Int = 256 << 20, dictionary: [UInt8] = []
) throws(CompressionError) -> [UInt8] {
  var inflater = try Inflater(limit: limit, dictionary: dictionary)
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
