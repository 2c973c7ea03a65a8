import IsnadLexicon
import Testing

@Suite struct WordIndexTests {
  @Test("a word keeps its first number, and grows with the index")
  func insert() {
    var index = WordIndex(minimumCapacity: 1)
    for i in 0..<1000 { index.insert(Array("كلمة\(i)".utf8), Int32(i)) }
    #expect(index.insert(Array("كلمة7".utf8), 99) == 7)
    #expect(index.count == 1000)
    for i in 0..<1000 { #expect(index[Array("كلمة\(i)".utf8)] == Int32(i)) }
    #expect(index[Array("كلمة".utf8)] == nil)
    #expect(index[[UInt8]()] == nil)
  }
}
