"""What the server adds to Streamlit: headers, answers and routes."""
