/// The sentences of a CoNLL-U file as raw text, one a line.
public struct CoNLLUText: Sendable {
  public init() {}

  /// Takes each sentence from its `# text` line or, where there is none, from its tokens.
  ///
  /// - Complexity: O(*n*) in bytes.
  public func lines(of bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var sentence = Sentence()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty || line.elementsEqual([0x0D]) {
        sentence.end(&out)
      } else {
        sentence.read(line.last == 0x0D ? line.dropLast() : line)
      }
    }
    sentence.end(&out)
    return out
  }

  private struct Sentence {
    private var text: [UInt8] = []
    private var tokens: [UInt8] = []
    /// Words up to this number are part of a multiword token that has been read.
    private var covered = 0

    mutating func read(_ line: ArraySlice<UInt8>) {
      let comment = Array("# text = ".utf8)
      if line.starts(with: comment) { return text = Array(line.dropFirst(comment.count)) }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard line.first != UInt8(ascii: "#"), fields.count == 10 else { return }
      let number = fields[0].split(separator: UInt8(ascii: "-")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard let first = number.first, first > covered else { return }
      covered = number.count == 2 ? number[1] : covered
      tokens += fields[1]
      if !String(decoding: fields[9], as: UTF8.self).contains("SpaceAfter=No") { tokens.append(0x20) }
    }

    mutating func end(_ out: inout [UInt8]) {
      let line = text.isEmpty ? tokens : text
      if !line.isEmpty { out += line + [0x0A] }
      self = Sentence()
    }
  }
}
