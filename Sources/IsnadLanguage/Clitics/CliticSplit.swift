/// A token as its words, each with its letters as bytes: `وبالوزير` is و, ب, الوزير.
struct CliticSplit: Equatable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  init(whole form: ArraySlice<UInt8>) {
    append(form)
  }

  var count: Int { ends.count }

  subscript(word: Int) -> ArraySlice<UInt8> { bytes[(word == 0 ? 0 : ends[word - 1])..<ends[word]] }

  mutating func append(_ word: some Sequence<UInt8>) {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
  }
}
