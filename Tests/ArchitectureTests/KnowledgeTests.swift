import Foundation
import IsnadTesting
import Testing

@Suite struct KnowledgeTests {
  @Test("every table says in its header what its columns are")
  func headers() throws {
    let tables = try Repository.files(under: "Data", ending: ".tsv")
    #expect(!tables.isEmpty)
    for path in tables { #expect(try Repository.text(path).hasPrefix("# "), "\(path) does not start with a header") }
  }

  @Test("a table that is searched in place is sorted by the bytes of its first column; its header says `Sorted`")
  func sorted() throws {
    for path in try Repository.files(under: "Data", ending: ".tsv") {
      let text = try Data(contentsOf: Repository.root.appending(path: path))
      let lines = text.split(separator: 0x0A)
      let header = lines.prefix { $0.first == 0x23 }
      guard header.contains(where: { String(decoding: $0, as: UTF8.self).lowercased().contains("sorted by") }) else {
        continue
      }
      var last: Data.SubSequence = Data()[...]
      for line in lines.dropFirst(header.count) {
        let key = line.prefix { $0 != 0x09 }
        #expect(
          !key.lexicographicallyPrecedes(last), "\(path): \(String(decoding: key, as: UTF8.self)) stands too late")
        last = key
      }
    }
  }

  @Test("every rule that the sources name has a test that names it, or is listed")
  func rulesAreTested() throws {
    let rule = /"((?:name|entity|time|figure|statement|event|vote|poll|damage)\/[a-z0-9\-]+)"/
    let tests = try Repository.files(under: "Tests", ending: ".swift").map(Repository.text).joined()
    let listed = try Repository.text("Tests/ArchitectureTests/rules-without-a-test.txt").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    var untested: Set<String> = []
    for path in try Repository.files(under: "Sources", ending: ".swift") {
      for match in try Repository.text(path).matches(of: rule) where !tests.contains("\"\(match.1)\"") {
        untested.insert(String(match.1))
      }
    }
    #expect(untested.subtracting(listed.map(String.init)).sorted() == [])
    #expect(
      Set(listed.map(String.init)).subtracting(untested).sorted() == [],
      "these have a test now, or are gone: delete their lines")
  }

  @Test("no file is a drawer: at most 450 lines")
  func shortFiles() throws {
    for path in try Repository.files(under: "Sources", ending: ".swift") {
      let lines = try Repository.text(path).utf8.count { $0 == 0x0A }
      #expect(lines <= 450, "\(path) has \(lines) lines")
    }
  }
}
