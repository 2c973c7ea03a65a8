import CZlib

/// Decompresses zlib or gzip data piece by piece; gzip members may follow one another without end (a WARC has one a record).
///
/// Sizes that the data states about itself are never trusted: what comes out is counted, and it comes out in pieces of
/// ``mostBytes``, however much a small piece of input grows into.
public struct Inflater: ~Copyable {
  /// The most that one call of ``next()`` hands out.
  public static let mostBytes = 1 << 16

  private let stream: UnsafeMutablePointer<z_stream>
  private let limit: Int
  private let dictionary: [UInt8]
  private var total = 0
  private var input: [UInt8] = []
  private var consumed = 0
  /// Whether the data may end here: between members.
  public private(set) var isComplete = true

  /// - Parameters:
  ///   - limit: The most bytes that may come out; `Int.max` for a stream of any length.
  ///   - dictionary: For data that asks for one.
  public init(limit: Int, dictionary: [UInt8] = []) throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    self.limit = limit
    self.dictionary = dictionary
    guard isnad_inflate_init(stream) == Z_OK else { throw .damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Adds compressed bytes.
  public mutating func feed(_ piece: [UInt8]) {
    if consumed == input.count {
      input = piece
    } else {
      input = input[consumed...] + piece
    }
    consumed = 0
  }

  /// The next decompressed bytes, at most ``mostBytes``; empty when it needs more input.
  public mutating func next() throws(CompressionError) -> [UInt8] {
    while true {
      if isComplete {
        // Padding after the last member is no member.
        while consumed < input.count, input[consumed] == 0 { consumed += 1 }
        guard consumed < input.count else { return [] }
        inflateReset(stream)
        isComplete = false
      }
      let (status, out) = step()
      total += out.count
      guard total <= limit else { throw .tooLarge }
      switch status {
      case Z_STREAM_END: isComplete = true
      case Z_OK: break
      case Z_NEED_DICT:
        guard inflateSetDictionary(stream, dictionary, UInt32(dictionary.count)) == Z_OK else { throw .damaged }
      // It could go no further: nothing is left to read.
      case Z_BUF_ERROR where consumed == input.count: return out
      default: throw .damaged
      }
      if !out.isEmpty { return out }
    }
  }

  private mutating func step() -> (status: Int32, out: [UInt8]) {
    var status = Z_OK
    let out = [UInt8](unsafeUninitializedCapacity: Self.mostBytes) { target, filled in
      input.withUnsafeMutableBufferPointer { source in
        // zlib takes no null pointer, even for no bytes.
        stream.pointee.next_in = source.baseAddress.map { $0 + consumed } ?? target.baseAddress
        stream.pointee.avail_in = UInt32(source.count - consumed)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        status = CZlib.inflate(stream, Z_NO_FLUSH)
        consumed = source.count - Int(stream.pointee.avail_in)
        filled = target.count - Int(stream.pointee.avail_out)
      }
    }
    return (status, out)
  }
}
