"""Indonesian and English words too common to search by, question words among them."""

_INDONESIAN = """
ada adalah adakah agar akan aku anda antara apa apabila apakah atas atau bagai bagaimana bagi
bahwa banget baru beberapa begitu belum berapa beserta biar bila bisa boleh buat bukan cuma dalam
dan dapat dari daripada demi dengan di dia dimana dong dulu enggak guna hal hanya harus hingga ia
ialah ini itu itulah jadi jangan jika juga ka kah kalau kalo kami kamu kan kapan karena kata ke
kemudian kenapa kepada ketika kita kok kok lah lagi lain lalu lebih maka mana masih masing maupun
melalui memang mengapa menjadi mereka merupakan meski meskipun misalnya namun nih nya oleh pada
para per perlu pernah pun saat saja saling sama sambil sampai sangat saya se seakan sebab sebagai
sebagaimana sebelum sebuah sedang sedangkan segera sehingga sejak sekali selain selama seluruh
semua sementara seorang seperti serta sesuai setelah setiap siapa siapakah sih suatu sudah supaya
tadi tak tanpa tapi telah tentang tentu terhadap terkait tersebut terus tetapi tiap tidak toh tuh
udah untuk usai walau walaupun yaitu yakni yang ya aja doang gitu gini kayak macam pas
"""
_ENGLISH = """
a about an and are as at be been by can could did do does for from had has have how if in into is
it its of on or that the their there these they this to was were what when where which who whom
whose why will with would you
"""

STOP_WORDS = frozenset(_INDONESIAN.split()) | frozenset(_ENGLISH.split())
