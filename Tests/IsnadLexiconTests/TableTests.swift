import IsnadLexicon
import Testing

@Suite struct TableTests {
  /// A table over bytes that live as long as the call.
  private func withTable<T>(_ string: String, _ body: (Table) -> T) -> T {
    Array(string.utf8).withUnsafeBufferPointer { body(Table($0.baseAddress, count: $0.count)) }
  }

  @Test("the header and blank lines are no rows; short rows have empty columns")
  func rows() {
    withTable("# key\tvalue\n\na\t1|2\nb\n#c\t3\nd\t4") { table in
      var seen: [String] = []
      table.forEachRow { seen.append("\($0.string(0))=\($0.list(1).joined(separator: "+"))/\($0.string(2))") }
      #expect(seen == ["a=1+2/", "b=/", "d=4/"])
    }
  }

  @Test(
    "a sorted file is searched in place",
    arguments: [("ab", 1), ("b", 2), ("ba", 3), ("ج", 4), ("a", nil), ("bab", nil), ("", nil), ("جج", nil)]
      as [(String, Int?)])
  func search(_ key: String, _ value: Int?) {
    withTable("# header\nab\t1\nb\t2\nba\t3\nج\t4\n") { table in
      #expect(table.isSorted)
      #expect(table.row(sortedKey: Array(key.utf8)).flatMap { Int($0.string(1)) } == value)
    }
  }

  @Test(
    "of several rows with one key the first is found, and a file out of order is seen",
    arguments: ["a\t0\nb\t1\nb\t2\nb\t3\nc\t4\n"])
  func doubles(_ string: String) {
    withTable(string) { #expect($0.row(sortedKey: Array("b".utf8))?.string(1) == "1") }
    withTable("b\na\n") { #expect(!$0.isSorted) }
    withTable("") { #expect($0.row(sortedKey: Array("b".utf8)) == nil) }
  }

  @Test("every row of a long file is found, and nothing beside them")
  func everyRow() {
    // Keys of one to fifteen letters, some the beginnings of others.
    let keys = Set((0..<2000).map { String(repeating: "كلم", count: $0 % 5) + String($0 * 7919 % 4099, radix: 7) }).map
    {
      Array($0.utf8)
    }.sorted { $0.lexicographicallyPrecedes($1) }
    let lines = keys.enumerated().map { String(decoding: $1, as: UTF8.self) + "\t\($0)\trest" }
    withTable("# header\n" + lines.joined(separator: "\n")) { table in
      for (i, key) in keys.enumerated() {
        #expect(table.row(sortedKey: key)?.rest.string == "\(i)\trest")
        #expect(table.row(sortedKey: key + [0x7E]) == nil)
      }
    }
  }
}
