import CZlib

/// Decompresses zlib or gzip data piece by piece; gzip members may follow one another without end (a WARC has one a record).
///
/// Sizes that the data states about itself are never trusted: what comes out is counted.
public struct Inflater: ~Copyable {
  private var stream: UnsafeMutablePointer<z_stream>
  private let limit: Int
  private var total = 0
  /// Whether the data may end here: between members.
  public private(set) var isComplete = true

  /// - Parameter limit: The most bytes that may come out; `Int.max` for a stream of any length.
  public init(limit: Int) throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    self.limit = limit
    guard isnad_inflate_init(stream) == Z_OK else { throw .damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// All that comes out of the next piece.
  public mutating func inflate(_ piece: ArraySlice<UInt8>) throws(CompressionError) -> [UInt8] {
    var out: [UInt8] = []
    var input = Array(piece)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let failure: CompressionError? = input.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      repeat {
        if isComplete, stream.pointee.avail_in > 0 {
          // Padding after the last member is no member.
          guard stream.pointee.next_in.pointee != 0 else {
            stream.pointee.next_in += 1
            stream.pointee.avail_in -= 1
            continue
          }
          inflateReset(stream)
          isComplete = false
        }
        let (status, count) = chunk.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          let status = CZlib.inflate(stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.pointee.avail_out))
        }
        total += count
        guard total <= limit else { return .tooLarge }
        out += chunk[..<count]
        switch status {
        case Z_STREAM_END: isComplete = true
        case Z_OK: break
        case Z_BUF_ERROR where stream.pointee.avail_in == 0: break
        default: return .damaged
        }
        if count < chunk.count, stream.pointee.avail_in == 0 { return nil }
      } while true
    }
    if let failure { throw failure }
    return out
  }
}
