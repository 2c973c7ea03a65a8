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

  @Test("a weak number gives way, another stays, and a copy has its own")
  func replacing() {
    var index = WordIndex()
    func set(_ key: String, _ value: Int32) {
      Array(key.utf8).withUnsafeBufferPointer { index.insert($0, value, replacing: -1) }
    }
    set("عبد", -1)
    set("عبد", 4)
    set("عبد", 5)
    #expect(index[Array("عبد".utf8)] == 4)
    var copy = index
    copy.insert(Array("الله".utf8), 7)
    #expect(copy[Array("الله".utf8)] == 7 && copy[Array("عبد".utf8)] == 4)
    #expect(index[Array("الله".utf8)] == nil && index.count == 1)
  }
}
